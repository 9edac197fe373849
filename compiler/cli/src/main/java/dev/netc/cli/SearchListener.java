package dev.netc.cli;

import dev.netc.train.Progress;

/** Hears how a search goes, from the threads of all its runs. */
interface SearchListener {

    /** @param epochs that it will have at most */
    void trialStarted(Trial trial, int epochs);

    void batchDone(Trial trial, Progress progress);

    /** The run is over, and its record is written, if it could be. */
    void trialDone(Trial trial, TrialRecord record);

    /** The run was stopped, and will begin anew another time. */
    void trialStopped(Trial trial);

    /** Nothing more will come. */
    void searchDone();
}

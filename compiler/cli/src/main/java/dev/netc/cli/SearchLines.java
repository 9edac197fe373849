package dev.netc.cli;

import dev.netc.train.Progress;
import java.io.PrintWriter;

/** Tells of each run of a search in a line: for logs, and wherever nobody watches. */
final class SearchLines implements SearchListener {

    private final PrintWriter out;
    private final int trials;
    private int over;

    /**
     * @param trials of the whole search
     * @param over how many were done before
     */
    SearchLines(PrintWriter out, int trials, int over) {
        this.out = out;
        this.trials = trials;
        this.over = over;
    }

    @Override
    public void trialStarted(Trial trial, int epochs) {}

    @Override
    public void batchDone(Trial trial, Progress progress) {}

    @Override
    public synchronized void trialDone(Trial trial, TrialRecord record) {
        over++;
        out.println("run " + over + " of " + trials + ": " + SearchTable.line(record));
        out.flush();
    }

    @Override
    public synchronized void trialStopped(Trial trial) {
        out.println("stopped: " + trial.text());
        out.flush();
    }

    @Override
    public void searchDone() {}
}

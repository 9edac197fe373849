package dev.netc.cli;

/** What the process ends with. */
final class ExitCode {

    /** Nothing to say. */
    static final int CLEAN = 0;

    /** The model files, or the results, have findings. */
    static final int FINDINGS = 1;

    /** The command could not be carried out as it was given. */
    static final int USAGE = 2;

    /** Ended by Ctrl-C, as shells count it. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}

package dev.netc.cpu;

/** How work is divided: by position alone, so that the same numbers are added in the same order in every run. */
final class Shares {

    /** Elements are divided in blocks of a cache line, so that two workers never write to the same one. */
    private static final int LINE = 16;

    private Shares() {}

    /** Where the share of this worker begins; that of the next is where it ends. */
    static int start(int items, int worker, int workers) {
        return (int) ((long) items * worker / workers);
    }

    /** As {@link #start}, a multiple of 16 but for the last. */
    static int lineStart(int elements, int worker, int workers) {
        return worker == workers ? elements : start(elements / LINE, worker, workers) * LINE;
    }

    /** {@code count} rounded up to a multiple. */
    static int roundUp(int count, int multiple) {
        return Math.multiplyExact(Math.floorDiv(Math.addExact(count, multiple - 1), multiple), multiple);
    }

    /** The quotient, rounded up. */
    static int ceil(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}

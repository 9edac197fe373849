package dev.netc.cpu;

/** A kernel over many elements that do not depend on one another; each worker takes a range. */
final class RangeKernel extends ParallelKernel {

    /** A part of the elements. */
    @FunctionalInterface
    interface Range {
        void run(int from, int to);
    }

    private final int elements;
    private final Range range;

    RangeKernel(WorkerTeam team, int elements, Range range) {
        super(team);
        this.elements = elements;
        this.range = range;
        phases(this::share);
    }

    private void share(int worker, int workers) {
        range.run(Shares.lineStart(elements, worker, workers), Shares.lineStart(elements, worker + 1, workers));
    }
}

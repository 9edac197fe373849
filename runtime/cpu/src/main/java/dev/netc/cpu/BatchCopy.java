package dev.netc.cpu;

/** Copies of a whole batch between a caller's samples, which lie one behind the other, and a value or its gradient. */
final class BatchCopy {

    private BatchCopy() {}

    /** Copies samples to where a value or its gradient lies. */
    static final class Writer extends ParallelKernel {

        private final Activation x;
        private final int to;
        private float[] samples = {};

        Writer(WorkerTeam team, Activation x, int to) {
            super(team);
            this.x = x;
            this.to = to;
            phases(this::share);
        }

        void write(float[] values) {
            samples = values;
            run();
        }

        private void share(int worker, int workers) {
            int first = Shares.lineStart(x.features(), worker, workers);
            int end = Shares.lineStart(x.features(), worker + 1, workers);
            LayoutCopy.interleave(samples, 0, x, to, first, end, false);
        }
    }

    /** Copies a value or its gradient to samples that lie one behind the other. */
    static void read(Activation x, int from, float[] samples) {
        for (int n = 0; n < x.samples(); n++) {
            for (int f = 0; f < x.features(); f++) {
                samples[n * x.features() + f] = x.array()[from + x.index(n, f)];
            }
        }
    }
}

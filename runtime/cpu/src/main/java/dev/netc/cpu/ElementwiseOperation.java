package dev.netc.cpu;

import dev.netc.runtime.operator.Elementwise;

/** A function of each element by itself. */
record ElementwiseOperation(Context context, Elementwise function, Activation x, Activation y) implements Operation {

    /** How many slopes are held at a time. */
    private static final int SLOPES = 1024;

    ElementwiseOperation {
        context.workspace().reservePerWorker(SLOPES);
    }

    @Override
    public Runnable forward() {
        return new RangeKernel(context.team(), x.elements(), this::compute);
    }

    private void compute(int from, int to) {
        float[] array = x.array();
        context.kernels().apply(function, array, x.at() + from, array, y.at() + from, to - from);
    }

    @Override
    public Runnable backward(Wanted wanted) {
        return wanted.input() ? new Gradient(wanted.adds()) : NOTHING;
    }

    /** dx = function'(x) dy, some elements at a time, so that the slopes stay in the first-level cache. */
    private final class Gradient extends ParallelKernel {

        private final boolean adds;

        Gradient(boolean adds) {
            super(context.team());
            this.adds = adds;
            phases(this::share);
        }

        private void share(int worker, int workers) {
            int slopes = context.workspace().of(worker);
            int end = Shares.lineStart(x.elements(), worker + 1, workers);
            for (int i = Shares.lineStart(x.elements(), worker, workers); i < end; i += SLOPES) {
                differentiate(i, Math.min(SLOPES, end - i), slopes);
            }
        }

        private void differentiate(int from, int count, int slopes) {
            float[] array = x.array();
            float[] scratch = context.workspace().array();
            context.kernels().slope(function, array, x.at() + from, array, y.at() + from, scratch, slopes, count);
            context.kernels()
                    .multiply(scratch, slopes, array, y.gradient() + from, array, x.gradient() + from, count, adds);
        }
    }
}

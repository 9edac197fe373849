package dev.netc.cpu;

import java.util.function.LongSupplier;

/**
 * Dropout in training: y = x * factor, which is 0 or 1 / (1 - probability). The factors are drawn anew in the backward pass, which costs
 * less than to keep them.
 *
 * @param together how many neighbours share a draw: 1, or for whole channels H * W
 * @param stream the random stream of this layer in the pass that is running
 */
record Dropping(Context context, float probability, int together, LongSupplier stream, Activation x, Activation y)
        implements Operation {

    /** At most so many draws are made at once. */
    private static final int DRAWS = 1024;

    Dropping {
        context.workspace().reservePerWorker(DRAWS);
    }

    @Override
    public Runnable forward() {
        return new Drop(x.at(), y.at(), false);
    }

    @Override
    public Runnable backward(Wanted wanted) {
        return wanted.input() ? new Drop(y.gradient(), x.gradient(), wanted.adds()) : NOTHING;
    }

    private final class Drop extends ParallelKernel {

        private final int source;
        private final int target;
        private final boolean adds;

        Drop(int source, int target, boolean adds) {
            super(context.team());
            this.source = source;
            this.target = target;
            this.adds = adds;
            phases(this::share);
        }

        private void share(int worker, int workers) {
            int runs = x.elements() / (together * x.lanes());
            int first = Shares.start(runs, worker, workers);
            int end = Shares.start(runs, worker + 1, workers);
            if (x.lanes() > 1) {
                dropInterleaved(first, end, context.workspace().of(worker));
            } else if (together > 1) {
                dropChannels(first, end, context.workspace().of(worker));
            } else {
                dropElements(first, end, context.workspace().of(worker));
            }
        }

        /** Multiplies vectors of samples; counts elements sample by sample, so that each layout drops the same. */
        private void dropInterleaved(int first, int end, int factors) {
            long current = stream.getAsLong();
            int lanes = x.lanes();
            int runsOfSample = x.features() / together;
            int count;
            for (int run = first; run < end; run += count) {
                int inSample = run % runsOfSample;
                count = Math.min(DRAWS / lanes, Math.min(end - run, runsOfSample - inSample));
                int element = run / runsOfSample * lanes * runsOfSample + inSample;
                draw(current, element, count, runsOfSample, factors, lanes);
                if (together == 1) {
                    multiply(factors, run * lanes, count * lanes);
                } else {
                    multiplyChannels(factors, run, count);
                }
            }
        }

        private void multiplyChannels(int factors, int first, int count) {
            for (int i = 0; i < count; i++) {
                int at = (first + i) * together * x.lanes();
                LaneKernels.multiply(
                        scratch(),
                        factors + i * x.lanes(),
                        x.array(),
                        source + at,
                        x.array(),
                        target + at,
                        together,
                        adds);
            }
        }

        private void dropChannels(int first, int end, int factors) {
            long current = stream.getAsLong();
            for (int run = first; run < end; run++) {
                draw(current, run, 1, 1, factors, 1);
                float factor = scratch()[factors];
                for (int i = run * together; i < (run + 1) * together; i++) {
                    float before = adds ? x.array()[target + i] : 0;
                    x.array()[target + i] = before + factor * x.array()[source + i];
                }
            }
        }

        private void dropElements(int first, int end, int factors) {
            long current = stream.getAsLong();
            for (int i = first; i < end; i += DRAWS) {
                int count = Math.min(DRAWS, end - i);
                draw(current, i, 1, 1, factors, count);
                multiply(factors, i, count);
            }
        }

        private void draw(long current, int element, int runs, int step, int factors, int count) {
            context.kernels().drop(current, element, runs, step, probability, scratch(), factors, count);
        }

        private void multiply(int factors, int at, int count) {
            context.kernels().multiply(scratch(), factors, x.array(), source + at, x.array(), target + at, count, adds);
        }

        private float[] scratch() {
            return context.workspace().array();
        }
    }
}

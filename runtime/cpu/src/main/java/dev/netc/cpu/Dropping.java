package dev.netc.cpu;

import dev.netc.runtime.backend.CounterRandom;
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

    Dropping {
        context.workspace().reservePerWorker(x.lanes());
    }

    @Override
    public Runnable forward() {
        return new Drop(x.at(), y.at(), false);
    }

    @Override
    public Runnable backward(Wanted wanted) {
        return wanted.input() ? new Drop(y.gradient(), x.gradient(), wanted.adds()) : NOTHING;
    }

    /** Multiplies the neighbours that share a draw, for as many samples as are interleaved, run by run. */
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
            int length = together * x.lanes();
            int runs = x.elements() / length;
            int factors = context.workspace().of(worker);
            long current = stream.getAsLong();
            int end = Shares.start(runs, worker + 1, workers);
            for (int run = Shares.start(runs, worker, workers); run < end; run++) {
                draw(current, run, factors);
                multiply(source + run * length, target + run * length, factors);
            }
        }

        /** Counts elements sample by sample, so that each layout drops the same. */
        private void draw(long current, int run, int factors) {
            int runsOfSample = x.features() / together;
            int first = run / runsOfSample * x.lanes() * runsOfSample + run % runsOfSample;
            for (int lane = 0; lane < x.lanes(); lane++) {
                boolean drops = CounterRandom.uniform(current, first + lane * runsOfSample) < probability;
                context.workspace().array()[factors + lane] = drops ? 0 : 1 / (1 - probability);
            }
        }

        private void multiply(int from, int to, int factors) {
            float[] array = x.array();
            float[] scratch = context.workspace().array();
            if (x.lanes() > 1) {
                LaneKernels.multiply(scratch, factors, array, from, array, to, together, adds);
                return;
            }
            float factor = scratch[factors];
            for (int i = 0; i < together; i++) {
                array[to + i] = (adds ? array[to + i] : 0) + factor * array[from + i];
            }
        }
    }
}

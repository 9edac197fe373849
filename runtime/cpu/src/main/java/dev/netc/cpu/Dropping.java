package dev.netc.cpu;

import dev.netc.runtime.backend.CounterRandom;
import java.util.function.LongSupplier;

/**
 * Dropout in training. The mask is drawn anew in the backward pass, which costs less than to keep it.
 *
 * @param together how many neighbours share a draw: 1, or for whole channels H * W
 * @param stream the random stream of this layer in the pass that is running
 */
record Dropping(Context context, float probability, int together, LongSupplier stream, Activation x, Activation y)
        implements Operation {

    @Override
    public Runnable forward() {
        return new RangeKernel(context.team(), x.elements(), (from, to) -> drop(from, to, x.at(), y.at(), false));
    }

    @Override
    public Runnable backward(Wanted wanted) {
        if (!wanted.input()) {
            return NOTHING;
        }
        boolean adds = wanted.adds();
        return new RangeKernel(
                context.team(), x.elements(), (from, to) -> drop(from, to, y.gradient(), x.gradient(), adds));
    }

    private void drop(int from, int to, int source, int target, boolean adds) {
        float[] array = x.array();
        long current = stream.getAsLong();
        for (int i = from; i < to; i++) {
            float before = adds ? array[target + i] : 0;
            boolean drops = CounterRandom.uniform(current, element(i) / together) < probability;
            array[target + i] = before + (drops ? 0 : array[source + i] / (1 - probability));
        }
    }

    /** Counts elements sample by sample, so that each layout drops the same. */
    private int element(int i) {
        int lanes = x.lanes();
        if (lanes == 1) {
            return i;
        }
        int sample = i / x.row() * lanes + i % lanes;
        return sample * x.features() + i % x.row() / lanes;
    }
}

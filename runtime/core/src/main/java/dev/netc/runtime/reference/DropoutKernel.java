package dev.netc.runtime.reference;

import dev.netc.runtime.backend.CounterRandom;
import java.util.function.LongSupplier;

/** Dropout in training: each run of neighbouring elements is 0 with the probability, else divided by 1 - probability. */
final class DropoutKernel implements Kernel {

    private final float probability;
    private final int together; // how many neighbours share a draw: 1, or for whole channels H * W
    private final LongSupplier stream;
    private final Variable x; // N x C x H x W
    private final Variable y; // N x C x H x W

    DropoutKernel(float probability, int together, LongSupplier stream, Variable x, Variable y) {
        this.probability = probability;
        this.together = together;
        this.stream = stream;
        this.x = x;
        this.y = y;
    }

    @Override
    public void forward() {
        long current = stream.getAsLong();
        for (int i = 0; i < x.elements(); i++) {
            y.values[i] = drops(current, i) ? 0 : x.values[i] / (1 - probability);
        }
    }

    @Override
    public void backward() {
        long current = stream.getAsLong();
        for (int i = 0; i < x.elements(); i++) {
            x.gradient[i] += drops(current, i) ? 0 : y.gradient[i] / (1 - probability);
        }
    }

    private boolean drops(long current, int i) {
        return CounterRandom.uniform(current, i / together) < probability;
    }
}

package dev.netc.runtime;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A parameter's values before training. */
public sealed interface Initializer {

    /** Fills the array, taking every random number from {@code random}. */
    void fill(float[] values, SplittableRandom random);

    /** Uniform in +-1/sqrt(fan in): what PyTorch's {@code kaiming_uniform_} with {@code a = sqrt(5)} comes to. */
    static Initializer fanIn(int fanIn) {
        return new Uniform((float) (1 / Math.sqrt(fanIn)));
    }

    static Initializer constant(float value) {
        return new Constant(value);
    }

    record Uniform(float bound) implements Initializer {
        @Override
        public void fill(float[] values, SplittableRandom random) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) ((random.nextDouble() * 2 - 1) * bound);
            }
        }
    }

    record Constant(float value) implements Initializer {
        @Override
        public void fill(float[] values, SplittableRandom random) {
            Arrays.fill(values, value);
        }
    }
}

package dev.netc.cpu;

import java.util.Random;

/** Arrays of numbers between -1 and 1, the same for the same seed, with the slack that kernels may read. */
final class RandomValues {

    private RandomValues() {}

    static float[] of(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count + Kernels.SLACK];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() * 2 - 1;
        }
        return values;
    }
}

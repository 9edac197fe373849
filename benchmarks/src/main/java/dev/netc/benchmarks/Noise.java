package dev.netc.benchmarks;

import java.util.Random;

/** Numbers to compute with where any will do; always the same. */
final class Noise {

    private final Random random = new Random(1);

    /** Normally distributed. */
    float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    int[] classes(int count, int classes) {
        return random.ints(count, 0, classes).toArray();
    }
}

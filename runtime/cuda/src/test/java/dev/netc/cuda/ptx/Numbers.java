package dev.netc.cuda.ptx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

/** Numbers for kernels, and comparisons of what they make of them. */
final class Numbers {

    private Numbers() {}

    /** Normally distributed. */
    static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** From tiny to huge with both signs, and all that are special. */
    static float[] everywhere() {
        float[] special = {
            0,
            -0f,
            1,
            -1,
            3,
            -3,
            6,
            0.25f,
            -0.25f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.MIN_VALUE,
            Float.MIN_NORMAL,
            88.8f,
            -88.8f,
            -103.5f,
            1e-3f
        };
        float[] numbers = new float[special.length + 980];
        System.arraycopy(special, 0, numbers, 0, special.length);
        for (int i = special.length; i < numbers.length; i++) {
            double magnitude = Math.pow(10, (i / 2 * 2 - special.length) / 980.0 * 10 - 8);
            numbers[i] = (float) (i % 2 == 0 ? magnitude : -magnitude);
        }
        return numbers;
    }

    /** Compares by a part of what is expected, or of 1 where that is less. */
    static void assertClose(float[] expected, float[] actual, double tolerance) {
        float[] scales = new float[expected.length];
        Arrays.fill(scales, 1);
        assertClose(scales, expected, actual, tolerance);
    }

    /** Compares by a part of what is expected, or of a scale where that is less. Infinities and NaN must be the same. */
    static void assertClose(float[] scales, float[] expected, float[] actual, double tolerance) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            String where = "at " + i + ": expected " + expected[i] + ", found " + actual[i];
            if (!Float.isFinite(expected[i])) {
                assertEquals(expected[i], actual[i], where);
            } else {
                double scale = Math.max(Math.abs(expected[i]), scales[i]);
                assertTrue(Math.abs((double) expected[i] - actual[i]) <= tolerance * scale + Float.MIN_NORMAL, where);
            }
        }
    }
}

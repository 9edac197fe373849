package dev.netc.cpu;

import java.util.Arrays;

/** Eight multiplications and additions for each element of a small array, a loop of which the virtual machine makes vectors. */
final class PlainPeak implements PeakThroughput.Loop {

    /** Elements that stay in the first-level cache. */
    private static final int LENGTH = 2048;

    /** Keeps what one thread writes apart from what the next reads. */
    private static final int PADDING = 64;

    /** Multiply-adds of an element in a pass. */
    private static final int STEPS = 8;

    private static final int PASSES = 300;

    private final float[] numbers = new float[LENGTH + PADDING];

    PlainPeak() {
        Arrays.fill(numbers, 1);
    }

    /** With 0.5 as factor and summand, every number stays at 1. */
    @Override
    public long run() {
        for (int pass = 0; pass < PASSES; pass++) {
            pass(numbers, 0.5f);
        }
        return 2L * STEPS * LENGTH * PASSES;
    }

    private static void pass(float[] x, float half) {
        for (int i = 0; i < LENGTH; i++) {
            float twice = (x[i] * half + half) * half + half;
            float fourTimes = (twice * half + half) * half + half;
            float sixTimes = (fourTimes * half + half) * half + half;
            x[i] = (sixTimes * half + half) * half + half;
        }
    }
}

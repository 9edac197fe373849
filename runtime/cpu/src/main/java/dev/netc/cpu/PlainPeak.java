package dev.netc.cpu;

import java.util.Arrays;

/** A few multiplications and additions for each element of a small array, a loop of which the virtual machine makes vectors. */
final class PlainPeak implements PeakThroughput.Loop {

    /** Elements that stay in the first-level cache. */
    private static final int LENGTH = 512;

    private static final int STEPS = 8;

    private final float[] numbers = new float[LENGTH];

    PlainPeak() {
        Arrays.fill(numbers, 1);
    }

    /** With 0.5 as factor and summand, every number stays at 1. */
    @Override
    public long run(int rounds) {
        int passes = Math.max(1, rounds / STEPS);
        for (int pass = 0; pass < passes; pass++) {
            step(numbers, 0.5f);
        }
        return 2L * STEPS * LENGTH * passes;
    }

    private static void step(float[] x, float half) {
        for (int i = 0; i < x.length; i++) {
            float twice = (x[i] * half + half) * half + half;
            float fourTimes = (twice * half + half) * half + half;
            float sixTimes = (fourTimes * half + half) * half + half;
            x[i] = (sixTimes * half + half) * half + half;
        }
    }
}

package dev.netc.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Twelve sums in registers, more than a processor's multiply-add units have under way, so that none waits for another. */
final class VectorPeak implements PeakThroughput.Loop {

    private static final int SUMS = 12;
    private static final int LANES = VectorKernels.SPECIES.length();

    private final float[] factors = new float[LANES];
    private final float[] results = new float[SUMS * LANES];

    VectorPeak() {
        Arrays.fill(factors, 0.5f); // with which every sum stays at 1
    }

    @Override
    public long run(int rounds) {
        FloatVector x = FloatVector.fromArray(VectorKernels.SPECIES, factors, 0);
        FloatVector s0 = x;
        FloatVector s1 = x;
        FloatVector s2 = x;
        FloatVector s3 = x;
        FloatVector s4 = x;
        FloatVector s5 = x;
        FloatVector s6 = x;
        FloatVector s7 = x;
        FloatVector s8 = x;
        FloatVector s9 = x;
        FloatVector s10 = x;
        FloatVector s11 = x;
        for (int round = 0; round < rounds; round++) {
            s0 = s0.fma(x, x);
            s1 = s1.fma(x, x);
            s2 = s2.fma(x, x);
            s3 = s3.fma(x, x);
            s4 = s4.fma(x, x);
            s5 = s5.fma(x, x);
            s6 = s6.fma(x, x);
            s7 = s7.fma(x, x);
            s8 = s8.fma(x, x);
            s9 = s9.fma(x, x);
            s10 = s10.fma(x, x);
            s11 = s11.fma(x, x);
        }
        s0.intoArray(results, 0);
        s1.intoArray(results, LANES);
        s2.intoArray(results, 2 * LANES);
        s3.intoArray(results, 3 * LANES);
        s4.intoArray(results, 4 * LANES);
        s5.intoArray(results, 5 * LANES);
        s6.intoArray(results, 6 * LANES);
        s7.intoArray(results, 7 * LANES);
        s8.intoArray(results, 8 * LANES);
        s9.intoArray(results, 9 * LANES);
        s10.intoArray(results, 10 * LANES);
        s11.intoArray(results, 11 * LANES);
        return 2L * SUMS * LANES * rounds;
    }
}

package dev.netc.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Twelve sums in registers, more than a processor's multiply-add units have under way, so that none waits for another. To add to a sum
 * is what kernels do; to multiply a sum takes the virtual machine a fourth more time.
 */
final class VectorPeak implements PeakThroughput.Loop {

    private static final int SUMS = 12;
    private static final int ROUNDS = 20_000;
    private static final int LANES = VectorKernels.SPECIES.length();

    private final float[] factors = new float[LANES];
    private final float[] results = new float[SUMS * LANES];

    VectorPeak() {
        Arrays.fill(factors, 0.5f);
    }

    @Override
    public long run() {
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
        for (int round = 0; round < ROUNDS; round++) {
            s0 = x.fma(x, s0);
            s1 = x.fma(x, s1);
            s2 = x.fma(x, s2);
            s3 = x.fma(x, s3);
            s4 = x.fma(x, s4);
            s5 = x.fma(x, s5);
            s6 = x.fma(x, s6);
            s7 = x.fma(x, s7);
            s8 = x.fma(x, s8);
            s9 = x.fma(x, s9);
            s10 = x.fma(x, s10);
            s11 = x.fma(x, s11);
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
        return 2L * SUMS * LANES * ROUNDS;
    }
}

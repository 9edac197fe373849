package dev.netc.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over a window of one channel with interleaved samples: y[i * yStep] = shift + sum over the window's taps t of
 * w[taps[t]] * x[offsets[t] + i * xStep], for vectors i below count. The largest windows have a loop of their own, in which the weights
 * stay in registers.
 */
final class LaneDepthwiseKernels {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;

    private LaneDepthwiseKernels() {}

    /** For any window. */
    static void sum(
            float[] w,
            int w0,
            int[] taps,
            float shift,
            float[] x,
            int x0,
            int[] offsets,
            int xStep,
            float[] y,
            int y0,
            int yStep,
            int count) {
        switch (taps.length) {
            case 9 -> nine(w, w0, taps, shift, x, x0, offsets, xStep, y, y0, yStep, count);
            case 6 -> six(w, w0, taps, shift, x, x0, offsets, xStep, y, y0, yStep, count);
            default -> any(w, w0, taps, shift, x, x0, offsets, xStep, y, y0, yStep, count);
        }
    }

    private static void nine(
            float[] w,
            int w0,
            int[] taps,
            float shift,
            float[] x,
            int x0,
            int[] offsets,
            int xStep,
            float[] y,
            int y0,
            int yStep,
            int count) {
        FloatVector start = FloatVector.broadcast(SPECIES, shift);
        FloatVector w00 = FloatVector.broadcast(SPECIES, w[w0 + taps[0]]);
        FloatVector w01 = FloatVector.broadcast(SPECIES, w[w0 + taps[1]]);
        FloatVector w02 = FloatVector.broadcast(SPECIES, w[w0 + taps[2]]);
        FloatVector w10 = FloatVector.broadcast(SPECIES, w[w0 + taps[3]]);
        FloatVector w11 = FloatVector.broadcast(SPECIES, w[w0 + taps[4]]);
        FloatVector w12 = FloatVector.broadcast(SPECIES, w[w0 + taps[5]]);
        FloatVector w20 = FloatVector.broadcast(SPECIES, w[w0 + taps[6]]);
        FloatVector w21 = FloatVector.broadcast(SPECIES, w[w0 + taps[7]]);
        FloatVector w22 = FloatVector.broadcast(SPECIES, w[w0 + taps[8]]);
        int x00 = x0 + offsets[0];
        int x01 = x0 + offsets[1];
        int x02 = x0 + offsets[2];
        int x10 = x0 + offsets[3];
        int x11 = x0 + offsets[4];
        int x12 = x0 + offsets[5];
        int x20 = x0 + offsets[6];
        int x21 = x0 + offsets[7];
        int x22 = x0 + offsets[8];
        for (int i = 0; i < count; i++) {
            int at = i * xStep;
            FloatVector above = load(x, x02 + at)
                    .fma(w02, load(x, x01 + at).fma(w01, load(x, x00 + at).fma(w00, start)));
            FloatVector here = load(x, x12 + at)
                    .fma(w12, load(x, x11 + at).fma(w11, load(x, x10 + at).mul(w10)));
            FloatVector below = load(x, x22 + at)
                    .fma(w22, load(x, x21 + at).fma(w21, load(x, x20 + at).mul(w20)));
            above.add(here).add(below).intoArray(y, y0 + i * yStep);
        }
    }

    private static void six(
            float[] w,
            int w0,
            int[] taps,
            float shift,
            float[] x,
            int x0,
            int[] offsets,
            int xStep,
            float[] y,
            int y0,
            int yStep,
            int count) {
        FloatVector start = FloatVector.broadcast(SPECIES, shift);
        FloatVector w00 = FloatVector.broadcast(SPECIES, w[w0 + taps[0]]);
        FloatVector w01 = FloatVector.broadcast(SPECIES, w[w0 + taps[1]]);
        FloatVector w02 = FloatVector.broadcast(SPECIES, w[w0 + taps[2]]);
        FloatVector w10 = FloatVector.broadcast(SPECIES, w[w0 + taps[3]]);
        FloatVector w11 = FloatVector.broadcast(SPECIES, w[w0 + taps[4]]);
        FloatVector w12 = FloatVector.broadcast(SPECIES, w[w0 + taps[5]]);
        int x00 = x0 + offsets[0];
        int x01 = x0 + offsets[1];
        int x02 = x0 + offsets[2];
        int x10 = x0 + offsets[3];
        int x11 = x0 + offsets[4];
        int x12 = x0 + offsets[5];
        for (int i = 0; i < count; i++) {
            int at = i * xStep;
            FloatVector first = load(x, x02 + at)
                    .fma(w02, load(x, x01 + at).fma(w01, load(x, x00 + at).fma(w00, start)));
            FloatVector second = load(x, x12 + at)
                    .fma(w12, load(x, x11 + at).fma(w11, load(x, x10 + at).mul(w10)));
            first.add(second).intoArray(y, y0 + i * yStep);
        }
    }

    private static void any(
            float[] w,
            int w0,
            int[] taps,
            float shift,
            float[] x,
            int x0,
            int[] offsets,
            int xStep,
            float[] y,
            int y0,
            int yStep,
            int count) {
        for (int i = 0; i < count; i++) {
            FloatVector sum = FloatVector.broadcast(SPECIES, shift);
            for (int t = 0; t < taps.length; t++) {
                sum = load(x, x0 + offsets[t] + i * xStep).fma(FloatVector.broadcast(SPECIES, w[w0 + taps[t]]), sum);
            }
            sum.intoArray(y, y0 + i * yStep);
        }
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }
}

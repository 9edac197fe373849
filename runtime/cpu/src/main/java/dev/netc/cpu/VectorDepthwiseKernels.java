package dev.netc.cpu;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link DepthwiseKernels} with the JDK's Vector API. Each loop's method is longer than the 325 bytes that HotSpot copies into a loop that
 * calls it: there C2 of JDK 17 makes objects of some of the vectors more often than here.
 */
final class VectorDepthwiseKernels implements DepthwiseKernels {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    /** Where the last elements of a plane are computed, which do not fill a vector. */
    private final ThreadLocal<float[]> edge = ThreadLocal.withInitial(() -> new float[LANES]);

    @Override
    public void convolve(Neighbours window, float[] w, int w0, float[] x, int x0, float[] y, int y0, int count) {
        int whole = SPECIES.loopBound(count);
        convolve(window, 0, w, w0, x, x0, y, y0, whole);
        if (whole < count) {
            float[] last = edge.get();
            convolve(window, whole, w, w0, x, x0 + whole, last, 0, LANES);
            System.arraycopy(last, 0, y, y0 + whole, count - whole);
        }
    }

    private static void convolve(
            Neighbours window, int first, float[] w, int w0, float[] x, int x0, float[] y, int y0, int count) {
        int[] table = window.table();
        boolean[] left = window.left();
        boolean[] right = window.right();
        FloatVector w00 = FloatVector.broadcast(SPECIES, w[w0]);
        FloatVector w01 = FloatVector.broadcast(SPECIES, w[w0 + 1]);
        FloatVector w02 = FloatVector.broadcast(SPECIES, w[w0 + 2]);
        FloatVector w10 = FloatVector.broadcast(SPECIES, w[w0 + 3]);
        FloatVector w11 = FloatVector.broadcast(SPECIES, w[w0 + 4]);
        FloatVector w12 = FloatVector.broadcast(SPECIES, w[w0 + 5]);
        FloatVector w20 = FloatVector.broadcast(SPECIES, w[w0 + 6]);
        FloatVector w21 = FloatVector.broadcast(SPECIES, w[w0 + 7]);
        FloatVector w22 = FloatVector.broadcast(SPECIES, w[w0 + 8]);
        int x00 = x0 + table[0];
        int x01 = x0 + table[1];
        int x02 = x0 + table[2];
        int x10 = x0 + table[3];
        int x11 = x0 + table[4];
        int x12 = x0 + table[5];
        int x20 = x0 + table[6];
        int x21 = x0 + table[7];
        int x22 = x0 + table[8];
        for (int i = 0; i < count; i += LANES) {
            FloatVector ofLeft = load(x, x20 + i)
                    .fma(w20, load(x, x10 + i).fma(w10, load(x, x00 + i).mul(w00)));
            FloatVector ofMiddle = load(x, x21 + i)
                    .fma(w21, load(x, x11 + i).fma(w11, load(x, x01 + i).mul(w01)));
            FloatVector ofRight = load(x, x22 + i)
                    .fma(w22, load(x, x12 + i).fma(w12, load(x, x02 + i).mul(w02)));
            ofMiddle.add(where(left, first + i, ofLeft))
                    .add(where(right, first + i, ofRight))
                    .intoArray(y, y0 + i);
        }
    }

    @Override
    public void correlate(
            Neighbours window, float[] dy, int dy0, float[] x, int x0, float[] sums, int sums0, int count) {
        int[] table = window.table();
        boolean[] left = window.left();
        boolean[] right = window.right();
        int x00 = x0 + table[0];
        int x01 = x0 + table[1];
        int x02 = x0 + table[2];
        int x10 = x0 + table[3];
        int x11 = x0 + table[4];
        int x12 = x0 + table[5];
        int x20 = x0 + table[6];
        int x21 = x0 + table[7];
        int x22 = x0 + table[8];
        FloatVector s00 = load(sums, sums0);
        FloatVector s01 = load(sums, sums0 + LANES);
        FloatVector s02 = load(sums, sums0 + 2 * LANES);
        FloatVector s10 = load(sums, sums0 + 3 * LANES);
        FloatVector s11 = load(sums, sums0 + 4 * LANES);
        FloatVector s12 = load(sums, sums0 + 5 * LANES);
        FloatVector s20 = load(sums, sums0 + 6 * LANES);
        FloatVector s21 = load(sums, sums0 + 7 * LANES);
        FloatVector s22 = load(sums, sums0 + 8 * LANES);
        for (int i = 0; i < count; i += LANES) {
            FloatVector ofMiddle = load(dy, dy0 + i);
            FloatVector ofLeft = where(left, i, ofMiddle);
            FloatVector ofRight = where(right, i, ofMiddle);
            s00 = load(x, x00 + i).fma(ofLeft, s00);
            s01 = load(x, x01 + i).fma(ofMiddle, s01);
            s02 = load(x, x02 + i).fma(ofRight, s02);
            s10 = load(x, x10 + i).fma(ofLeft, s10);
            s11 = load(x, x11 + i).fma(ofMiddle, s11);
            s12 = load(x, x12 + i).fma(ofRight, s12);
            s20 = load(x, x20 + i).fma(ofLeft, s20);
            s21 = load(x, x21 + i).fma(ofMiddle, s21);
            s22 = load(x, x22 + i).fma(ofRight, s22);
        }
        s00.intoArray(sums, sums0);
        s01.intoArray(sums, sums0 + LANES);
        s02.intoArray(sums, sums0 + 2 * LANES);
        s10.intoArray(sums, sums0 + 3 * LANES);
        s11.intoArray(sums, sums0 + 4 * LANES);
        s12.intoArray(sums, sums0 + 5 * LANES);
        s20.intoArray(sums, sums0 + 6 * LANES);
        s21.intoArray(sums, sums0 + 7 * LANES);
        s22.intoArray(sums, sums0 + 8 * LANES);
    }

    @Override
    public void spread(
            float[] w,
            int w0,
            float[] dy,
            int dy0,
            boolean[] right,
            int columns,
            float[] dx,
            int dx0,
            int apart,
            int count) {
        Objects.checkFromIndexSize(dy0, count + columns + 1, dy.length);
        FloatVector w00 = FloatVector.broadcast(SPECIES, w[w0]);
        FloatVector w01 = FloatVector.broadcast(SPECIES, w[w0 + 1]);
        FloatVector w02 = FloatVector.broadcast(SPECIES, w[w0 + 2]);
        FloatVector w10 = FloatVector.broadcast(SPECIES, w[w0 + 3]);
        FloatVector w11 = FloatVector.broadcast(SPECIES, w[w0 + 4]);
        FloatVector w12 = FloatVector.broadcast(SPECIES, w[w0 + 5]);
        FloatVector w20 = FloatVector.broadcast(SPECIES, w[w0 + 6]);
        FloatVector w21 = FloatVector.broadcast(SPECIES, w[w0 + 7]);
        FloatVector w22 = FloatVector.broadcast(SPECIES, w[w0 + 8]);
        for (int i = 0; i < count; i += LANES) {
            int to = dx0 + i;
            FloatVector here = load(dy, dy0 + i);
            FloatVector next = where(right, i, load(dy, dy0 + i + 1));
            FloatVector below = load(dy, dy0 + i + columns);
            FloatVector beyond = where(right, i, load(dy, dy0 + i + columns + 1));
            here.mul(w11).intoArray(dx, to);
            next.fma(w10, here.mul(w12)).intoArray(dx, to + apart);
            below.fma(w01, here.mul(w21)).intoArray(dx, to + 2 * apart);
            beyond.fma(w00, below.mul(w02)).add(next.fma(w20, here.mul(w22))).intoArray(dx, to + 3 * apart);
        }
    }

    /** The numbers where the mask is set, and zeros where not. */
    private static FloatVector where(boolean[] mask, int at, FloatVector numbers) {
        return FloatVector.zero(SPECIES).blend(numbers, VectorMask.fromArray(SPECIES, mask, at));
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }
}

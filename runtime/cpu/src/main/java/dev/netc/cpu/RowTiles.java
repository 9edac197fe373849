package dev.netc.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tiles of {@link VectorKernels#rows}: so many rows by two vectors of a matrix product, all in registers. Each method is the same
 * text with another number of rows, because C2 keeps accumulators in registers only if they are local variables; one flat loop, because
 * it gives up on nested ones. With 16 registers the largest has 6 rows, with 32 it has 12.
 */
final class RowTiles {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private RowTiles() {}

    /** The tile's product of depth {@code depth}; the arguments are those of {@link Kernels#rows}. */
    static void multiply(
            int rows,
            float[] a,
            int a0,
            int p,
            float[] b,
            int b0,
            int[] table,
            int k0,
            int depth,
            float[] c,
            int c0,
            int cp) {
        switch (rows) {
            case 1 -> rows1(a, a0, b, b0, table, k0, k0 + depth, c, c0);
            case 2 -> rows2(a, a0, p, b, b0, table, k0, k0 + depth, c, c0, cp);
            case 4 -> rows4(a, a0, p, b, b0, table, k0, k0 + depth, c, c0, cp);
            case 6 -> rows6(a, a0, p, b, b0, table, k0, k0 + depth, c, c0, cp);
            case 8 -> rows8(a, a0, p, b, b0, table, k0, k0 + depth, c, c0, cp);
            case 10 -> rows10(a, a0, p, b, b0, table, k0, k0 + depth, c, c0, cp);
            case 12 -> rows12(a, a0, p, b, b0, table, k0, k0 + depth, c, c0, cp);
            default -> throw new IllegalArgumentException("no tile of " + rows + " rows");
        }
    }

    private static void rows1(float[] a, int a0, float[] b, int b0, int[] table, int k0, int k1, float[] c, int c0) {
        FloatVector x0 = FloatVector.zero(SPECIES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        int a1 = a0 - k0;
        for (int k = k0; k < k1; k++) {
            int at = b0 + table[k];
            FloatVector x = FloatVector.fromArray(SPECIES, b, at);
            FloatVector y = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, a[a1 + k]);
            x0 = w.fma(x, x0);
            y0 = w.fma(y, y0);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + LANES);
    }

    private static void rows2(
            float[] a, int a0, int p, float[] b, int b0, int[] table, int k0, int k1, float[] c, int c0, int cp) {
        FloatVector x0 = FloatVector.zero(SPECIES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector x1 = FloatVector.zero(SPECIES);
        FloatVector y1 = FloatVector.zero(SPECIES);
        int a1 = a0 - k0;
        int a2 = a0 + p - k0;
        for (int k = k0; k < k1; k++) {
            int at = b0 + table[k];
            FloatVector x = FloatVector.fromArray(SPECIES, b, at);
            FloatVector y = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, a[a1 + k]);
            x0 = w.fma(x, x0);
            y0 = w.fma(y, y0);
            w = FloatVector.broadcast(SPECIES, a[a2 + k]);
            x1 = w.fma(x, x1);
            y1 = w.fma(y, y1);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + LANES);
        x1.intoArray(c, c0 + cp);
        y1.intoArray(c, c0 + cp + LANES);
    }

    private static void rows4(
            float[] a, int a0, int p, float[] b, int b0, int[] table, int k0, int k1, float[] c, int c0, int cp) {
        FloatVector x0 = FloatVector.zero(SPECIES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector x1 = FloatVector.zero(SPECIES);
        FloatVector y1 = FloatVector.zero(SPECIES);
        FloatVector x2 = FloatVector.zero(SPECIES);
        FloatVector y2 = FloatVector.zero(SPECIES);
        FloatVector x3 = FloatVector.zero(SPECIES);
        FloatVector y3 = FloatVector.zero(SPECIES);
        int a1 = a0 - k0;
        int a2 = a0 + p - k0;
        int a3 = a0 + 2 * p - k0;
        int a4 = a0 + 3 * p - k0;
        for (int k = k0; k < k1; k++) {
            int at = b0 + table[k];
            FloatVector x = FloatVector.fromArray(SPECIES, b, at);
            FloatVector y = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, a[a1 + k]);
            x0 = w.fma(x, x0);
            y0 = w.fma(y, y0);
            w = FloatVector.broadcast(SPECIES, a[a2 + k]);
            x1 = w.fma(x, x1);
            y1 = w.fma(y, y1);
            w = FloatVector.broadcast(SPECIES, a[a3 + k]);
            x2 = w.fma(x, x2);
            y2 = w.fma(y, y2);
            w = FloatVector.broadcast(SPECIES, a[a4 + k]);
            x3 = w.fma(x, x3);
            y3 = w.fma(y, y3);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + LANES);
        x1.intoArray(c, c0 + cp);
        y1.intoArray(c, c0 + cp + LANES);
        x2.intoArray(c, c0 + 2 * cp);
        y2.intoArray(c, c0 + 2 * cp + LANES);
        x3.intoArray(c, c0 + 3 * cp);
        y3.intoArray(c, c0 + 3 * cp + LANES);
    }

    private static void rows6(
            float[] a, int a0, int p, float[] b, int b0, int[] table, int k0, int k1, float[] c, int c0, int cp) {
        FloatVector x0 = FloatVector.zero(SPECIES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector x1 = FloatVector.zero(SPECIES);
        FloatVector y1 = FloatVector.zero(SPECIES);
        FloatVector x2 = FloatVector.zero(SPECIES);
        FloatVector y2 = FloatVector.zero(SPECIES);
        FloatVector x3 = FloatVector.zero(SPECIES);
        FloatVector y3 = FloatVector.zero(SPECIES);
        FloatVector x4 = FloatVector.zero(SPECIES);
        FloatVector y4 = FloatVector.zero(SPECIES);
        FloatVector x5 = FloatVector.zero(SPECIES);
        FloatVector y5 = FloatVector.zero(SPECIES);
        int a1 = a0 - k0;
        int a2 = a0 + p - k0;
        int a3 = a0 + 2 * p - k0;
        int a4 = a0 + 3 * p - k0;
        int a5 = a0 + 4 * p - k0;
        int a6 = a0 + 5 * p - k0;
        for (int k = k0; k < k1; k++) {
            int at = b0 + table[k];
            FloatVector x = FloatVector.fromArray(SPECIES, b, at);
            FloatVector y = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, a[a1 + k]);
            x0 = w.fma(x, x0);
            y0 = w.fma(y, y0);
            w = FloatVector.broadcast(SPECIES, a[a2 + k]);
            x1 = w.fma(x, x1);
            y1 = w.fma(y, y1);
            w = FloatVector.broadcast(SPECIES, a[a3 + k]);
            x2 = w.fma(x, x2);
            y2 = w.fma(y, y2);
            w = FloatVector.broadcast(SPECIES, a[a4 + k]);
            x3 = w.fma(x, x3);
            y3 = w.fma(y, y3);
            w = FloatVector.broadcast(SPECIES, a[a5 + k]);
            x4 = w.fma(x, x4);
            y4 = w.fma(y, y4);
            w = FloatVector.broadcast(SPECIES, a[a6 + k]);
            x5 = w.fma(x, x5);
            y5 = w.fma(y, y5);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + LANES);
        x1.intoArray(c, c0 + cp);
        y1.intoArray(c, c0 + cp + LANES);
        x2.intoArray(c, c0 + 2 * cp);
        y2.intoArray(c, c0 + 2 * cp + LANES);
        x3.intoArray(c, c0 + 3 * cp);
        y3.intoArray(c, c0 + 3 * cp + LANES);
        x4.intoArray(c, c0 + 4 * cp);
        y4.intoArray(c, c0 + 4 * cp + LANES);
        x5.intoArray(c, c0 + 5 * cp);
        y5.intoArray(c, c0 + 5 * cp + LANES);
    }

    private static void rows8(
            float[] a, int a0, int p, float[] b, int b0, int[] table, int k0, int k1, float[] c, int c0, int cp) {
        FloatVector x0 = FloatVector.zero(SPECIES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector x1 = FloatVector.zero(SPECIES);
        FloatVector y1 = FloatVector.zero(SPECIES);
        FloatVector x2 = FloatVector.zero(SPECIES);
        FloatVector y2 = FloatVector.zero(SPECIES);
        FloatVector x3 = FloatVector.zero(SPECIES);
        FloatVector y3 = FloatVector.zero(SPECIES);
        FloatVector x4 = FloatVector.zero(SPECIES);
        FloatVector y4 = FloatVector.zero(SPECIES);
        FloatVector x5 = FloatVector.zero(SPECIES);
        FloatVector y5 = FloatVector.zero(SPECIES);
        FloatVector x6 = FloatVector.zero(SPECIES);
        FloatVector y6 = FloatVector.zero(SPECIES);
        FloatVector x7 = FloatVector.zero(SPECIES);
        FloatVector y7 = FloatVector.zero(SPECIES);
        int a1 = a0 - k0;
        int a2 = a0 + p - k0;
        int a3 = a0 + 2 * p - k0;
        int a4 = a0 + 3 * p - k0;
        int a5 = a0 + 4 * p - k0;
        int a6 = a0 + 5 * p - k0;
        int a7 = a0 + 6 * p - k0;
        int a8 = a0 + 7 * p - k0;
        for (int k = k0; k < k1; k++) {
            int at = b0 + table[k];
            FloatVector x = FloatVector.fromArray(SPECIES, b, at);
            FloatVector y = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, a[a1 + k]);
            x0 = w.fma(x, x0);
            y0 = w.fma(y, y0);
            w = FloatVector.broadcast(SPECIES, a[a2 + k]);
            x1 = w.fma(x, x1);
            y1 = w.fma(y, y1);
            w = FloatVector.broadcast(SPECIES, a[a3 + k]);
            x2 = w.fma(x, x2);
            y2 = w.fma(y, y2);
            w = FloatVector.broadcast(SPECIES, a[a4 + k]);
            x3 = w.fma(x, x3);
            y3 = w.fma(y, y3);
            w = FloatVector.broadcast(SPECIES, a[a5 + k]);
            x4 = w.fma(x, x4);
            y4 = w.fma(y, y4);
            w = FloatVector.broadcast(SPECIES, a[a6 + k]);
            x5 = w.fma(x, x5);
            y5 = w.fma(y, y5);
            w = FloatVector.broadcast(SPECIES, a[a7 + k]);
            x6 = w.fma(x, x6);
            y6 = w.fma(y, y6);
            w = FloatVector.broadcast(SPECIES, a[a8 + k]);
            x7 = w.fma(x, x7);
            y7 = w.fma(y, y7);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + LANES);
        x1.intoArray(c, c0 + cp);
        y1.intoArray(c, c0 + cp + LANES);
        x2.intoArray(c, c0 + 2 * cp);
        y2.intoArray(c, c0 + 2 * cp + LANES);
        x3.intoArray(c, c0 + 3 * cp);
        y3.intoArray(c, c0 + 3 * cp + LANES);
        x4.intoArray(c, c0 + 4 * cp);
        y4.intoArray(c, c0 + 4 * cp + LANES);
        x5.intoArray(c, c0 + 5 * cp);
        y5.intoArray(c, c0 + 5 * cp + LANES);
        x6.intoArray(c, c0 + 6 * cp);
        y6.intoArray(c, c0 + 6 * cp + LANES);
        x7.intoArray(c, c0 + 7 * cp);
        y7.intoArray(c, c0 + 7 * cp + LANES);
    }

    private static void rows10(
            float[] a, int a0, int p, float[] b, int b0, int[] table, int k0, int k1, float[] c, int c0, int cp) {
        FloatVector x0 = FloatVector.zero(SPECIES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector x1 = FloatVector.zero(SPECIES);
        FloatVector y1 = FloatVector.zero(SPECIES);
        FloatVector x2 = FloatVector.zero(SPECIES);
        FloatVector y2 = FloatVector.zero(SPECIES);
        FloatVector x3 = FloatVector.zero(SPECIES);
        FloatVector y3 = FloatVector.zero(SPECIES);
        FloatVector x4 = FloatVector.zero(SPECIES);
        FloatVector y4 = FloatVector.zero(SPECIES);
        FloatVector x5 = FloatVector.zero(SPECIES);
        FloatVector y5 = FloatVector.zero(SPECIES);
        FloatVector x6 = FloatVector.zero(SPECIES);
        FloatVector y6 = FloatVector.zero(SPECIES);
        FloatVector x7 = FloatVector.zero(SPECIES);
        FloatVector y7 = FloatVector.zero(SPECIES);
        FloatVector x8 = FloatVector.zero(SPECIES);
        FloatVector y8 = FloatVector.zero(SPECIES);
        FloatVector x9 = FloatVector.zero(SPECIES);
        FloatVector y9 = FloatVector.zero(SPECIES);
        int a1 = a0 - k0;
        int a2 = a0 + p - k0;
        int a3 = a0 + 2 * p - k0;
        int a4 = a0 + 3 * p - k0;
        int a5 = a0 + 4 * p - k0;
        int a6 = a0 + 5 * p - k0;
        int a7 = a0 + 6 * p - k0;
        int a8 = a0 + 7 * p - k0;
        int a9 = a0 + 8 * p - k0;
        int a10 = a0 + 9 * p - k0;
        for (int k = k0; k < k1; k++) {
            int at = b0 + table[k];
            FloatVector x = FloatVector.fromArray(SPECIES, b, at);
            FloatVector y = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, a[a1 + k]);
            x0 = w.fma(x, x0);
            y0 = w.fma(y, y0);
            w = FloatVector.broadcast(SPECIES, a[a2 + k]);
            x1 = w.fma(x, x1);
            y1 = w.fma(y, y1);
            w = FloatVector.broadcast(SPECIES, a[a3 + k]);
            x2 = w.fma(x, x2);
            y2 = w.fma(y, y2);
            w = FloatVector.broadcast(SPECIES, a[a4 + k]);
            x3 = w.fma(x, x3);
            y3 = w.fma(y, y3);
            w = FloatVector.broadcast(SPECIES, a[a5 + k]);
            x4 = w.fma(x, x4);
            y4 = w.fma(y, y4);
            w = FloatVector.broadcast(SPECIES, a[a6 + k]);
            x5 = w.fma(x, x5);
            y5 = w.fma(y, y5);
            w = FloatVector.broadcast(SPECIES, a[a7 + k]);
            x6 = w.fma(x, x6);
            y6 = w.fma(y, y6);
            w = FloatVector.broadcast(SPECIES, a[a8 + k]);
            x7 = w.fma(x, x7);
            y7 = w.fma(y, y7);
            w = FloatVector.broadcast(SPECIES, a[a9 + k]);
            x8 = w.fma(x, x8);
            y8 = w.fma(y, y8);
            w = FloatVector.broadcast(SPECIES, a[a10 + k]);
            x9 = w.fma(x, x9);
            y9 = w.fma(y, y9);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + LANES);
        x1.intoArray(c, c0 + cp);
        y1.intoArray(c, c0 + cp + LANES);
        x2.intoArray(c, c0 + 2 * cp);
        y2.intoArray(c, c0 + 2 * cp + LANES);
        x3.intoArray(c, c0 + 3 * cp);
        y3.intoArray(c, c0 + 3 * cp + LANES);
        x4.intoArray(c, c0 + 4 * cp);
        y4.intoArray(c, c0 + 4 * cp + LANES);
        x5.intoArray(c, c0 + 5 * cp);
        y5.intoArray(c, c0 + 5 * cp + LANES);
        x6.intoArray(c, c0 + 6 * cp);
        y6.intoArray(c, c0 + 6 * cp + LANES);
        x7.intoArray(c, c0 + 7 * cp);
        y7.intoArray(c, c0 + 7 * cp + LANES);
        x8.intoArray(c, c0 + 8 * cp);
        y8.intoArray(c, c0 + 8 * cp + LANES);
        x9.intoArray(c, c0 + 9 * cp);
        y9.intoArray(c, c0 + 9 * cp + LANES);
    }

    private static void rows12(
            float[] a, int a0, int p, float[] b, int b0, int[] table, int k0, int k1, float[] c, int c0, int cp) {
        FloatVector x0 = FloatVector.zero(SPECIES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector x1 = FloatVector.zero(SPECIES);
        FloatVector y1 = FloatVector.zero(SPECIES);
        FloatVector x2 = FloatVector.zero(SPECIES);
        FloatVector y2 = FloatVector.zero(SPECIES);
        FloatVector x3 = FloatVector.zero(SPECIES);
        FloatVector y3 = FloatVector.zero(SPECIES);
        FloatVector x4 = FloatVector.zero(SPECIES);
        FloatVector y4 = FloatVector.zero(SPECIES);
        FloatVector x5 = FloatVector.zero(SPECIES);
        FloatVector y5 = FloatVector.zero(SPECIES);
        FloatVector x6 = FloatVector.zero(SPECIES);
        FloatVector y6 = FloatVector.zero(SPECIES);
        FloatVector x7 = FloatVector.zero(SPECIES);
        FloatVector y7 = FloatVector.zero(SPECIES);
        FloatVector x8 = FloatVector.zero(SPECIES);
        FloatVector y8 = FloatVector.zero(SPECIES);
        FloatVector x9 = FloatVector.zero(SPECIES);
        FloatVector y9 = FloatVector.zero(SPECIES);
        FloatVector x10 = FloatVector.zero(SPECIES);
        FloatVector y10 = FloatVector.zero(SPECIES);
        FloatVector x11 = FloatVector.zero(SPECIES);
        FloatVector y11 = FloatVector.zero(SPECIES);
        int a1 = a0 - k0;
        int a2 = a0 + p - k0;
        int a3 = a0 + 2 * p - k0;
        int a4 = a0 + 3 * p - k0;
        int a5 = a0 + 4 * p - k0;
        int a6 = a0 + 5 * p - k0;
        int a7 = a0 + 6 * p - k0;
        int a8 = a0 + 7 * p - k0;
        int a9 = a0 + 8 * p - k0;
        int a10 = a0 + 9 * p - k0;
        int a11 = a0 + 10 * p - k0;
        int a12 = a0 + 11 * p - k0;
        for (int k = k0; k < k1; k++) {
            int at = b0 + table[k];
            FloatVector x = FloatVector.fromArray(SPECIES, b, at);
            FloatVector y = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, a[a1 + k]);
            x0 = w.fma(x, x0);
            y0 = w.fma(y, y0);
            w = FloatVector.broadcast(SPECIES, a[a2 + k]);
            x1 = w.fma(x, x1);
            y1 = w.fma(y, y1);
            w = FloatVector.broadcast(SPECIES, a[a3 + k]);
            x2 = w.fma(x, x2);
            y2 = w.fma(y, y2);
            w = FloatVector.broadcast(SPECIES, a[a4 + k]);
            x3 = w.fma(x, x3);
            y3 = w.fma(y, y3);
            w = FloatVector.broadcast(SPECIES, a[a5 + k]);
            x4 = w.fma(x, x4);
            y4 = w.fma(y, y4);
            w = FloatVector.broadcast(SPECIES, a[a6 + k]);
            x5 = w.fma(x, x5);
            y5 = w.fma(y, y5);
            w = FloatVector.broadcast(SPECIES, a[a7 + k]);
            x6 = w.fma(x, x6);
            y6 = w.fma(y, y6);
            w = FloatVector.broadcast(SPECIES, a[a8 + k]);
            x7 = w.fma(x, x7);
            y7 = w.fma(y, y7);
            w = FloatVector.broadcast(SPECIES, a[a9 + k]);
            x8 = w.fma(x, x8);
            y8 = w.fma(y, y8);
            w = FloatVector.broadcast(SPECIES, a[a10 + k]);
            x9 = w.fma(x, x9);
            y9 = w.fma(y, y9);
            w = FloatVector.broadcast(SPECIES, a[a11 + k]);
            x10 = w.fma(x, x10);
            y10 = w.fma(y, y10);
            w = FloatVector.broadcast(SPECIES, a[a12 + k]);
            x11 = w.fma(x, x11);
            y11 = w.fma(y, y11);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + LANES);
        x1.intoArray(c, c0 + cp);
        y1.intoArray(c, c0 + cp + LANES);
        x2.intoArray(c, c0 + 2 * cp);
        y2.intoArray(c, c0 + 2 * cp + LANES);
        x3.intoArray(c, c0 + 3 * cp);
        y3.intoArray(c, c0 + 3 * cp + LANES);
        x4.intoArray(c, c0 + 4 * cp);
        y4.intoArray(c, c0 + 4 * cp + LANES);
        x5.intoArray(c, c0 + 5 * cp);
        y5.intoArray(c, c0 + 5 * cp + LANES);
        x6.intoArray(c, c0 + 6 * cp);
        y6.intoArray(c, c0 + 6 * cp + LANES);
        x7.intoArray(c, c0 + 7 * cp);
        y7.intoArray(c, c0 + 7 * cp + LANES);
        x8.intoArray(c, c0 + 8 * cp);
        y8.intoArray(c, c0 + 8 * cp + LANES);
        x9.intoArray(c, c0 + 9 * cp);
        y9.intoArray(c, c0 + 9 * cp + LANES);
        x10.intoArray(c, c0 + 10 * cp);
        y10.intoArray(c, c0 + 10 * cp + LANES);
        x11.intoArray(c, c0 + 11 * cp);
        y11.intoArray(c, c0 + 11 * cp + LANES);
    }
}

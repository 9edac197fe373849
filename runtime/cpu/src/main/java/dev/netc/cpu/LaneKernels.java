package dev.netc.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Inner loops over values with interleaved samples: each vector is one element of as many samples as it has lanes. */
final class LaneKernels {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private LaneKernels() {}

    /**
     * Where the vectors of a product lie.
     *
     * @param source for each place of the result, where, relative to b, its first factor lies; the others follow by the table
     * @param target where, relative to c, the result goes
     */
    record Places(int[] source, int[] target) {

        int count() {
            return source.length;
        }
    }

    /**
     * c[i][places.target[u]] = sum over k of a[i][k] * b[places.source[u] + table[k]], for i below rows and all places u; with
     * {@code adds}, c grows by that.
     *
     * @param edge memory for a tile, from {@code edge0} on
     */
    static void multiply(
            int rows,
            float[] a,
            int a0,
            int aPitch,
            float[] b,
            int b0,
            int[] table,
            float[] c,
            int c0,
            int cPitch,
            Places places,
            boolean adds,
            float[] edge,
            int edge0) {
        int depth = table.length;
        int u = 0;
        for (; u + 1 < places.count(); u += 2) {
            int at = places.source[u];
            int to = places.target[u];
            int b2 = places.source[u + 1] - at;
            int c2 = places.target[u + 1] - to;
            if (adds) {
                RowTiles.accumulate(rows, a, a0, aPitch, b, b0 + at, b2, table, 0, depth, c, c0 + to, c2, cPitch);
            } else {
                RowTiles.multiply(rows, a, a0, aPitch, b, b0 + at, b2, table, 0, depth, c, c0 + to, c2, cPitch);
            }
        }
        if (u < places.count()) {
            int at = places.source[u];
            RowTiles.multiply(rows, a, a0, aPitch, b, b0 + at, 0, table, 0, depth, edge, edge0, LANES, 2 * LANES);
            for (int i = 0; i < rows; i++) {
                write(edge, edge0 + 2 * i * LANES, c, c0 + i * cPitch + places.target[u], adds);
            }
        }
    }

    private static void write(float[] from, int from0, float[] to, int to0, boolean adds) {
        FloatVector result = FloatVector.fromArray(SPECIES, from, from0);
        (adds ? result.add(FloatVector.fromArray(SPECIES, to, to0)) : result).intoArray(to, to0);
    }

    /** y[i] = max(y[i], x[i * step]) for vectors i below count. */
    static void max(float[] x, int x0, int step, float[] y, int y0, int count) {
        for (int i = 0; i < count; i++) {
            FloatVector candidate = FloatVector.fromArray(SPECIES, x, x0 + i * step);
            candidate.max(FloatVector.fromArray(SPECIES, y, y0 + i * LANES)).intoArray(y, y0 + i * LANES);
        }
    }

    /**
     * Gives what is left of a gradient to the elements that are the maximum: where x[i * step] = y[i], or is no number, dx[i * step] grows
     * by left[i], of which nothing remains.
     *
     * @param dx0 where the gradient of x lies, in the same array
     */
    static void maxGradient(
            float[] x, int x0, int dx0, int step, float[] y, int y0, float[] left, int left0, int count) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i++) {
            FloatVector candidate = FloatVector.fromArray(SPECIES, x, x0 + i * step);
            FloatVector slope = FloatVector.fromArray(SPECIES, left, left0 + i * LANES);
            VectorMask<Float> isLess =
                    candidate.compare(VectorOperators.LT, FloatVector.fromArray(SPECIES, y, y0 + i * LANES));
            FloatVector.fromArray(SPECIES, x, dx0 + i * step)
                    .add(slope.blend(zero, isLess))
                    .intoArray(x, dx0 + i * step);
            zero.blend(slope, isLess).intoArray(left, left0 + i * LANES);
        }
    }
}

package dev.netc.cpu;

import jdk.incubator.vector.FloatVector;
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
     * @param aPitch distance of a's rows, or, where it is turned, of its columns
     * @param aTurned whether the elements of a column of a lie side by side
     * @param edge memory for a tile, from {@code edge0} on
     */
    static void multiply(
            int rows,
            float[] a,
            int a0,
            int aPitch,
            boolean aTurned,
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
        int u = 0;
        for (; u + 1 < places.count(); u += 2) {
            int at = places.source[u];
            int to = places.target[u];
            int b2 = places.source[u + 1] - at;
            int c2 = places.target[u + 1] - to;
            multiply(rows, a, a0, aPitch, aTurned, b, b0 + at, b2, table, c, c0 + to, c2, cPitch, adds);
        }
        if (u < places.count()) {
            multiply(
                    rows,
                    a,
                    a0,
                    aPitch,
                    aTurned,
                    b,
                    b0 + places.source[u],
                    0,
                    table,
                    edge,
                    edge0,
                    LANES,
                    2 * LANES,
                    false);
            for (int i = 0; i < rows; i++) {
                write(edge, edge0 + 2 * i * LANES, c, c0 + i * cPitch + places.target[u], adds);
            }
        }
    }

    private static void multiply(
            int rows,
            float[] a,
            int a0,
            int aPitch,
            boolean aTurned,
            float[] b,
            int b0,
            int b2,
            int[] table,
            float[] c,
            int c0,
            int c2,
            int cPitch,
            boolean adds) {
        int depth = table.length;
        if (aTurned && adds) {
            RowTiles.accumulateTurned(rows, a, a0, aPitch, b, b0, b2, table, 0, depth, c, c0, c2, cPitch);
        } else if (aTurned) {
            RowTiles.multiplyTurned(rows, a, a0, aPitch, b, b0, b2, table, 0, depth, c, c0, c2, cPitch);
        } else if (adds) {
            RowTiles.accumulate(rows, a, a0, aPitch, b, b0, b2, table, 0, depth, c, c0, c2, cPitch);
        } else {
            RowTiles.multiply(rows, a, a0, aPitch, b, b0, b2, table, 0, depth, c, c0, c2, cPitch);
        }
    }

    private static void write(float[] from, int from0, float[] to, int to0, boolean adds) {
        if (adds) {
            FloatVector.fromArray(SPECIES, from, from0)
                    .add(FloatVector.fromArray(SPECIES, to, to0))
                    .intoArray(to, to0);
        } else {
            System.arraycopy(from, from0, to, to0, LANES);
        }
    }

    /** y[i] = max(y[i], x[i * step]) for vectors i below count. */
    static void max(float[] x, int x0, int step, float[] y, int y0, int count) {
        for (int i = 0; i < count; i++) {
            FloatVector candidate = FloatVector.fromArray(SPECIES, x, x0 + i * step);
            candidate.max(FloatVector.fromArray(SPECIES, y, y0 + i * LANES)).intoArray(y, y0 + i * LANES);
        }
    }

    /**
     * Gives what is left of a gradient to the elements that are the maximum: where x[i * step] = y[i], or is no number, dx[i * step] is
     * left[i], of which nothing remains, and elsewhere 0; with {@code adds}, dx grows by that.
     *
     * @param dx0 where the gradient of x lies, in the same array
     */
    static void maxGradient(
            float[] x, int x0, int dx0, int step, float[] y, int y0, float[] left, int left0, int count, boolean adds) {
        if (adds) {
            for (int i = 0; i < count; i++) {
                load(x, dx0 + i * step)
                        .add(taken(x, x0 + i * step, y, y0 + i * LANES, left, left0 + i * LANES))
                        .intoArray(x, dx0 + i * step);
                leave(x, x0 + i * step, y, y0 + i * LANES, left, left0 + i * LANES);
            }
        } else {
            for (int i = 0; i < count; i++) {
                taken(x, x0 + i * step, y, y0 + i * LANES, left, left0 + i * LANES)
                        .intoArray(x, dx0 + i * step);
                leave(x, x0 + i * step, y, y0 + i * LANES, left, left0 + i * LANES);
            }
        }
    }

    /** What the elements that are the maximum take. Compares again, as C2 may box a mask that is used twice. */
    private static FloatVector taken(float[] x, int at, float[] y, int max, float[] left, int from) {
        return load(left, from).blend(FloatVector.zero(SPECIES), load(x, at).compare(VectorOperators.LT, load(y, max)));
    }

    private static void leave(float[] x, int at, float[] y, int max, float[] left, int from) {
        FloatVector.zero(SPECIES)
                .blend(load(left, from), load(x, at).compare(VectorOperators.LT, load(y, max)))
                .intoArray(left, from);
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }
}

package dev.netc.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Inner loops over values with interleaved samples: each vector is one element of as many samples as it has lanes. */
final class LaneKernels {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final VectorMask<Float> UPPER =
            SPECIES.indexInRange(0, LANES / 2).not();

    private LaneKernels() {}

    /** What sums begin with where there is no bias. */
    static final float[] ZEROS = new float[64];

    /** Stands for a second vector of a result that is not wanted. */
    static final int NOWHERE = -1;

    /**
     * {@link PanelTiles#multiplyAt}, with results that may be added or lack a second vector.
     *
     * @param b1 where the first b begins
     * @param b2 where the second begins
     * @param c1 where the first c begins
     * @param c2 where the second begins; {@link #NOWHERE} if there is none
     * @param adds whether c grows by the product and s
     * @param edge memory for a tile, from {@code edge0} on
     */
    static void multiply(
            int rows,
            float[] s,
            int s0,
            float[] a,
            int a0,
            float[] b,
            int b1,
            int b2,
            int[] table,
            int depth,
            float[] c,
            int c1,
            int c2,
            int cPitch,
            boolean adds,
            float[] edge,
            int edge0) {
        int apart = b2 - b1;
        if (c2 != NOWHERE && !adds) {
            PanelTiles.multiplyAt(rows, s, s0, a, a0, b, b1, apart, table, depth, c, c1, c2 - c1, cPitch);
            return;
        }
        PanelTiles.multiplyAt(rows, s, s0, a, a0, b, b1, apart, table, depth, edge, edge0, LANES, 2 * LANES);
        writeTile(rows, edge, edge0, c, c1, cPitch, adds);
        if (c2 != NOWHERE) {
            writeTile(rows, edge, edge0 + LANES, c, c2, cPitch, adds);
        }
    }

    /** y[i] = x[i] for vectors i below count, which lie so far apart. */
    static void copy(int count, float[] x, int x0, int xApart, float[] y, int y0, int yApart) {
        for (int i = 0; i < count; i++) {
            load(x, x0 + i * xApart).intoArray(y, y0 + i * yApart);
        }
    }

    /** y[i] = factors[i] * x[places[i]], all of y and x vectors that lie so far behind {@code y0} and {@code x0}. */
    static void copyAt(int[] places, float[] factors, float[] x, int x0, float[] y, int y0) {
        for (int i = 0; i < places.length; i++) {
            load(x, x0 + places[i]).mul(factors[i]).intoArray(y, y0 + i * LANES);
        }
    }

    /** y[places[i]] += factors[i] * x[i], likewise; places may be the same. */
    static void addAt(int[] places, float[] factors, float[] x, int x0, float[] y, int y0) {
        for (int i = 0; i < places.length; i++) {
            FloatVector sum = load(y, y0 + places[i]);
            sum.add(load(x, x0 + i * LANES).mul(factors[i])).intoArray(y, y0 + places[i]);
        }
    }

    /**
     * {@link #copyAt} for the lower halves of the vectors; the upper halves are the lower halves of other vectors of x.
     *
     * @param lower where those lie that give the lower halves
     * @param upper and those that give the upper
     */
    static void copyHalvesAt(
            int[] lower,
            float[] lowerFactors,
            int[] upper,
            float[] upperFactors,
            float[] x,
            int x0,
            float[] y,
            int y0) {
        for (int i = 0; i < lower.length; i++) {
            FloatVector below = load(x, x0 + lower[i]).mul(lowerFactors[i]);
            FloatVector above = load(x, x0 + upper[i] - LANES / 2).mul(upperFactors[i]);
            below.blend(above, UPPER).intoArray(y, y0 + i * LANES);
        }
    }

    /** The upper halves of y[i] = the lower halves of x[i], for vectors i below count. */
    static void copyToUpperHalves(int count, float[] x, int x0, float[] y, int y0) {
        for (int i = 0; i < count * LANES; i += LANES) {
            load(y, y0 + i).blend(load(x, x0 + i - LANES / 2), UPPER).intoArray(y, y0 + i);
        }
    }

    /** {@link #addAt} for the lower halves of the vectors alone. */
    static void addLowerHalvesAt(int[] places, float[] factors, float[] x, int x0, float[] y, int y0) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < places.length; i++) {
            FloatVector summand = load(x, x0 + i * LANES).mul(factors[i]).blend(zero, UPPER);
            load(y, y0 + places[i]).add(summand).intoArray(y, y0 + places[i]);
        }
    }

    /** Writes one of the two vectors of each row of a tile, or adds it. */
    static void writeTile(int rows, float[] tile, int tile0, float[] c, int c0, int cPitch, boolean adds) {
        for (int i = 0; i < rows; i++) {
            FloatVector first = load(tile, tile0 + 2 * i * LANES);
            if (adds) {
                first.add(load(c, c0 + i * cPitch)).intoArray(c, c0 + i * cPitch);
            } else {
                first.intoArray(c, c0 + i * cPitch);
            }
        }
    }

    /** Rectifies both vectors of each row of a tile. */
    static void rectify(Rectifier rectifier, int rows, float[] c, int c1, int c2, int cPitch) {
        for (int i = 0; i < rows && rectifier.rectifies(); i++) {
            raise(c, c1 + i * cPitch);
            raise(c, c2 + i * cPitch);
        }
        for (int i = 0; i < rows && rectifier.isLimited(); i++) {
            lower(rectifier.ceiling(), c, c1 + i * cPitch);
            lower(rectifier.ceiling(), c, c2 + i * cPitch);
        }
    }

    /** Rectifies {@code count} vectors. */
    static void rectify(Rectifier rectifier, int count, float[] c, int at) {
        for (int i = 0; i < count && rectifier.rectifies(); i++) {
            raise(c, at + i * LANES);
        }
        for (int i = 0; i < count && rectifier.isLimited(); i++) {
            lower(rectifier.ceiling(), c, at + i * LANES);
        }
    }

    /** Sets what is negative to 0. */
    private static void raise(float[] c, int at) {
        FloatVector value = load(c, at);
        value.blend(FloatVector.zero(SPECIES), value.compare(VectorOperators.LT, 0))
                .intoArray(c, at);
    }

    /** Sets what is larger than the ceiling to that; apart from {@link #raise}, as C2 may box one of two masks. */
    private static void lower(float ceiling, float[] c, int at) {
        load(c, at).min(ceiling).intoArray(c, at);
    }

    /** y[i] = factors * x[i] for vectors i below count; with {@code adds}, y grows by that. */
    static void multiply(float[] factors, int factors0, float[] x, int x0, float[] y, int y0, int count, boolean adds) {
        FloatVector factor = load(factors, factors0);
        for (int i = 0; i < count * LANES; i += LANES) {
            FloatVector product = factor.mul(load(x, x0 + i));
            if (adds) {
                product.add(load(y, y0 + i)).intoArray(y, y0 + i);
            } else {
                product.intoArray(y, y0 + i);
            }
        }
    }

    /** y = factor * the sum of the vectors in so many rows and columns of x, whose rows lie {@code pitch} apart. */
    static void sumWindow(float factor, float[] x, int x0, int rows, int pitch, int columns, float[] y, int y0) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int at = x0;
        int left = columns;
        // One loop, as C2 would make an object of a sum that goes through two.
        for (int i = 0; i < rows * columns; i++) {
            sum = sum.add(load(x, at));
            at += LANES;
            left--;
            if (left == 0) {
                left = columns;
                at += pitch - columns * LANES;
            }
        }
        sum.mul(factor).intoArray(y, y0);
    }

    /** Adds factor * y to the vectors in so many rows and columns of x, whose rows lie {@code pitch} apart. */
    static void addToWindow(float factor, float[] y, int y0, float[] x, int x0, int rows, int pitch, int columns) {
        FloatVector share = load(y, y0).mul(factor);
        for (int row = x0; row < x0 + rows * pitch; row += pitch) {
            for (int at = row; at < row + columns * LANES; at += LANES) {
                load(x, at).add(share).intoArray(x, at);
            }
        }
    }

    /** Adds so many vectors, one behind the other, to that at {@code sum0}; the one behind this keeps what each addition rounds off. */
    static void sum(int count, float[] x, int x0, float[] sum, int sum0) {
        FloatVector all = load(sum, sum0);
        FloatVector lost = load(sum, sum0 + LANES);
        for (int i = 0; i < count * LANES; i += LANES) {
            FloatVector next = load(x, x0 + i);
            FloatVector total = all.add(next);
            lost = lost.add(roundedOff(all, next, total));
            all = total;
        }
        all.intoArray(sum, sum0);
        lost.intoArray(sum, sum0 + LANES);
    }

    /**
     * What the sum of two vectors lacks, exactly. Numbers that nearly cancel out leave little else.
     *
     * <p>Source: D. Knuth, <i>The Art of Computer Programming</i>, volume 2, 4.2.2, theorem B.
     */
    static FloatVector roundedOff(FloatVector first, FloatVector second, FloatVector sum) {
        FloatVector added = sum.sub(first);
        return first.sub(sum.sub(added)).add(second.sub(added));
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

    /** y[i] = the largest of x[2 i] and x[2 i + 1] in two rows of x, {@code pitch} apart, for vectors i below count. */
    static void maxOfFour(float[] x, int x0, int pitch, float[] y, int y0, int count) {
        for (int i = 0; i < count; i++) {
            int at = x0 + 2 * i * LANES;
            FloatVector above = load(x, at).max(load(x, at + LANES));
            FloatVector below = load(x, at + pitch).max(load(x, at + pitch + LANES));
            above.max(below).intoArray(y, y0 + i * LANES);
        }
    }

    /**
     * Gives dy to the first of the four elements of {@link #maxOfFour} that is as large as y, or is no number; the others get 0.
     *
     * @param dx0 where the gradient of x lies, in the same array
     */
    static void maxOfFourGradient(
            float[] x, int x0, int dx0, int pitch, float[] y, int y0, float[] dy, int dy0, int count) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i++) {
            int at = 2 * i * LANES;
            FloatVector most = load(y, y0 + i * LANES);
            FloatVector left = load(dy, dy0 + i * LANES);
            FloatVector element = load(x, x0 + at);
            left.blend(zero, element.compare(VectorOperators.LT, most)).intoArray(x, dx0 + at);
            left = zero.blend(left, element.compare(VectorOperators.LT, most));
            element = load(x, x0 + at + LANES);
            left.blend(zero, element.compare(VectorOperators.LT, most)).intoArray(x, dx0 + at + LANES);
            left = zero.blend(left, element.compare(VectorOperators.LT, most));
            element = load(x, x0 + at + pitch);
            left.blend(zero, element.compare(VectorOperators.LT, most)).intoArray(x, dx0 + at + pitch);
            left = zero.blend(left, element.compare(VectorOperators.LT, most));
            left.intoArray(x, dx0 + at + pitch + LANES); // none of the others was as large
        }
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }
}

package dev.netc.cpu;

import dev.netc.runtime.operator.Elementwise;

/**
 * The inner loops that are worth writing with vectors; everything else is ordinary Java on top of them. {@link VectorKernels} and
 * {@link PlainKernels} give the same numbers but for rounding. Arrays come with the offset of the first element. What is read may
 * reach {@link #SLACK} elements beyond what the arguments say, so every array is longer by that; what is written does not.
 */
interface Kernels {

    /** How many elements beyond the last one every array that is read from here must have. */
    int SLACK = 64;

    /** The elements of a vector: {@link #dots} takes its operands in steps of this length. */
    int lanes();

    /** Whether {@link LaneKernels} can be used, which works on vectors of {@link #lanes} samples. */
    boolean interleaves();

    /** How many rows {@link #rows} and {@link #panels} take at best, for a matrix of {@code count} rows. */
    int tile(int count);

    /** How many columns {@link #panels} takes at most. */
    int panelColumns();

    /**
     * A few rows of a matrix product: c[i][j] = sum over k below depth of a[i][k] * b[k][j]; with {@code adds}, c grows by that.
     *
     * @param rows how many rows, at most {@link #tile}
     * @param columns how many columns
     */
    void rows(
            int rows,
            float[] a,
            int a0,
            int aPitch,
            float[] b,
            int b0,
            int bPitch,
            int depth,
            float[] c,
            int c0,
            int cPitch,
            int columns,
            boolean adds);

    /**
     * Lays rows of numbers out as {@link #panels} reads them: those from b0 + table[first + k] on, for k below depth. Its every {@link
     * #panelColumns} columns begin where so many numbers of each row before them end.
     *
     * @param run how many numbers lie together, all {@link #lanes} or a whole part of them
     * @param pitch how far behind each run the next begins
     * @param columns how many numbers of each row, a multiple of twice {@link #lanes}
     * @param to where {@code columns * depth} numbers go, and some behind them that have no meaning
     */
    void layOut(
            float[] b, int b0, int run, int pitch, int[] table, int first, int depth, int columns, float[] to, int to0);

    /**
     * A few rows of the product of two matrices that are laid out for it; with {@code adds}, c grows by that.
     *
     * @param rows how many rows, at most {@link #tile}
     * @param a for each k below depth, the rows' numbers side by side
     * @param b what {@link #layOut} made of the second matrix
     * @param columns how many, at most {@link #panelColumns}
     */
    void panels(
            int rows,
            float[] a,
            int a0,
            float[] b,
            int b0,
            int depth,
            float[] c,
            int c0,
            int cPitch,
            int columns,
            boolean adds);

    /**
     * A matrix of inner products: c[i][j] += sum over u below steps, l below lanes, of a[i * aPitch + aSteps[u] + l] * b[table[j] +
     * bSteps[u] + l].
     */
    void dots(
            int rows,
            float[] a,
            int a0,
            int aPitch,
            int[] aSteps,
            int columns,
            float[] b,
            int b0,
            int[] table,
            int[] bSteps,
            int steps,
            float[] c,
            int c0,
            int cPitch);

    /**
     * y[i] = sum over t below taps of w[t] * x[table[t] + i], for i below count.
     *
     * @param count a multiple of {@link #lanes}
     */
    void correlate(int taps, float[] w, int w0, float[] x, int x0, int[] table, float[] y, int y0, int count);

    /**
     * sums[t * lanes + l] += sum of dy[i] * x[table[t] + i], for t below taps and i below count, where l is i's remainder by the lanes.
     *
     * @param count a multiple of {@link #lanes}
     */
    void correlateLanes(
            int taps, float[] dy, int dy0, float[] x, int x0, int[] table, float[] sums, int sums0, int count);

    /** to += from. */
    void add(float[] from, int from0, float[] to, int to0, int count);

    /** y = x + shift, rectified. */
    void shift(float[] x, int x0, float shift, Rectifier rectifier, float[] y, int y0, int count);

    /** y = scale * (x - mean) + shift, rectified. */
    void normalize(
            float[] x, int x0, float mean, float scale, float shift, Rectifier rectifier, float[] y, int y0, int count);

    /** dx = dy where y is positive, else 0; with {@code adds}, dx grows by that. */
    void reluGradient(float[] y, int y0, float[] dy, int dy0, float[] dx, int dx0, int count, boolean adds);

    /** dx = dy where what a rectifier made of x lies between its limits, else 0; with {@code adds}, dx grows by that. */
    default void rectifierGradient(
            Rectifier rectifier, float[] y, int y0, float[] dy, int dy0, float[] dx, int dx0, int count, boolean adds) {
        if (rectifier.isLimited()) {
            clampGradient(y, y0, rectifier.ceiling(), dy, dy0, dx, dx0, count, adds);
        } else {
            reluGradient(y, y0, dy, dy0, dx, dx0, count, adds);
        }
    }

    /** y = function(x). */
    void apply(Elementwise function, float[] x, int x0, float[] y, int y0, int count);

    /** slope = function'(x), where y = function(x). */
    void slope(Elementwise function, float[] x, int x0, float[] y, int y0, float[] slope, int slope0, int count);

    /** dx = dy where y is between 0 and the ceiling, else 0; with {@code adds}, dx grows by that. */
    void clampGradient(
            float[] y, int y0, float ceiling, float[] dy, int dy0, float[] dx, int dx0, int count, boolean adds);

    /** y[i] = max(y[i], x[i]). */
    void max(float[] x, int x0, float[] y, int y0, int count);

    /**
     * y[i] = max(y[i], x[i]), and yPlace[i] = xPlace[i] where x[i] is larger, or is as large and xPlace[i] is less than yPlace[i].
     *
     * @param xPlaces where xPlace lies
     * @param yPlace0 where in y's array yPlace lies
     */
    void larger(float[] x, int x0, float[] xPlaces, int xPlace0, float[] y, int y0, int yPlace0, int count);

    /** z = x * y; with {@code adds}, z grows by that. */
    void multiply(float[] x, int x0, float[] y, int y0, float[] z, int z0, int count, boolean adds);

    /**
     * What dropout multiplies by, for {@code count} elements, {@code step} apart, in each of {@code runs}, whose first elements are
     * neighbours: factors[run * count + i] = 0 where {@link dev.netc.runtime.backend.CounterRandom#uniform uniform}(stream, first + run + i *
     * step) is below the probability, else 1 / (1 - probability).
     */
    void drop(long stream, int first, int runs, int step, float probability, float[] factors, int at, int count);

    /**
     * dx = a * dy + b * (x - mean) + c; with {@code adds}, dx grows by that.
     *
     * @param s the scalars a, b, mean, c
     */
    void normalizeGradient(
            float[] s, int s0, float[] dy, int dy0, float[] x, int x0, float[] dx, int dx0, int count, boolean adds);

    /** The sum of x; the last additions, where much may cancel out, are in double precision. */
    double sum(float[] x, int x0, int count);

    /** The sum of x * y. */
    float dot(float[] x, int x0, float[] y, int y0, int count);

    /** The sum of (x - mean)^2. */
    float squaredDistance(float[] x, int x0, float mean, int count);

    /** The sum of (x - mean) * y. */
    float centredDot(float[] x, int x0, float mean, float[] y, int y0, int count);

    /** Those of convolutions with a filter a channel. */
    DepthwiseKernels depthwise();

    /** Those of the optimizers. */
    UpdateKernels updates();
}

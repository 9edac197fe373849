package dev.netc.cpu;

/**
 * The inner loops of convolutions whose channels have one filter of 3 x 3 each. A plane's rows follow one another without a gap, so that
 * all of a plane is one loop; what a window's left and right columns then read of the row before or after, {@link Neighbours} leaves out.
 */
interface DepthwiseKernels {

    /** Elements of a window. */
    int TAPS = 9;

    /**
     * Where the elements of windows of 3 x 3 lie.
     *
     * @param table for each element of the window, row by row, where that of the first window lies
     * @param left for each window whether its left column lies in the image
     * @param right likewise for its right column
     */
    record Neighbours(int[] table, boolean[] left, boolean[] right) {}

    /** y[i] = sum over the window's elements t of w[t] * x[table[t] + i], for i below count. */
    void convolve(Neighbours window, float[] w, int w0, float[] x, int x0, float[] y, int y0, int count);

    /**
     * sums[t * lanes + l] += sum of dy[i] * x[table[t] + i], for i below count, where l is i's remainder by the lanes.
     *
     * @param dy zeros beyond count, until a vector is full
     */
    void correlate(Neighbours window, float[] dy, int dy0, float[] x, int x0, float[] sums, int sums0, int count);

    /**
     * What windows that move by two give the image: of its even rows the even and the odd columns, then those of its odd rows, each a plane
     * of count elements.
     *
     * @param right as in {@link Neighbours}
     * @param columns of dy, and of each plane
     * @param dx four planes; behind each, a vector may be written
     * @param apart how far apart they lie
     */
    void spread(
            float[] w,
            int w0,
            float[] dy,
            int dy0,
            boolean[] right,
            int columns,
            float[] dx,
            int dx0,
            int apart,
            int count);
}

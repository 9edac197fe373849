package dev.netc.cpu;

/** {@link DepthwiseKernels} without the Vector API. */
final class PlainDepthwiseKernels implements DepthwiseKernels {

    private final int lanes;

    PlainDepthwiseKernels(int lanes) {
        this.lanes = lanes;
    }

    @Override
    public void convolve(Neighbours window, float[] w, int w0, float[] x, int x0, float[] y, int y0, int count) {
        for (int i = 0; i < count; i++) {
            float ofLeft = 0;
            float ofMiddle = 0;
            float ofRight = 0;
            for (int t = 0; t < TAPS; t += 3) {
                ofLeft += w[w0 + t] * x[x0 + window.table()[t] + i];
                ofMiddle += w[w0 + t + 1] * x[x0 + window.table()[t + 1] + i];
                ofRight += w[w0 + t + 2] * x[x0 + window.table()[t + 2] + i];
            }
            y[y0 + i] = ofMiddle + where(window.left()[i], ofLeft) + where(window.right()[i], ofRight);
        }
    }

    @Override
    public void correlate(
            Neighbours window, float[] dy, int dy0, float[] x, int x0, float[] sums, int sums0, int count) {
        for (int t = 0; t < TAPS; t += 3) {
            for (int i = 0; i < count; i++) {
                int sum = sums0 + t * lanes + i % lanes;
                float gradient = dy[dy0 + i];
                sums[sum] += where(window.left()[i], gradient) * x[x0 + window.table()[t] + i];
                sums[sum + lanes] += gradient * x[x0 + window.table()[t + 1] + i];
                sums[sum + 2 * lanes] += where(window.right()[i], gradient) * x[x0 + window.table()[t + 2] + i];
            }
        }
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
        for (int i = 0; i < count; i++) {
            int to = dx0 + i;
            float here = dy[dy0 + i];
            float next = where(right[i], dy[dy0 + i + 1]);
            float below = dy[dy0 + i + columns];
            float beyond = where(right[i], dy[dy0 + i + columns + 1]);
            dx[to] = here * w[w0 + 4];
            dx[to + apart] = next * w[w0 + 3] + here * w[w0 + 5];
            dx[to + 2 * apart] = below * w[w0 + 1] + here * w[w0 + 7];
            dx[to + 3 * apart] = beyond * w[w0] + below * w[w0 + 2] + (next * w[w0 + 6] + here * w[w0 + 8]);
        }
    }

    private static float where(boolean mask, float number) {
        return mask ? number : 0;
    }
}

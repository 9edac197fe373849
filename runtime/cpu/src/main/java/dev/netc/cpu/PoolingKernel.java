package dev.netc.cpu;

import dev.netc.runtime.operator.Window;
import java.util.Arrays;

/**
 * Max pooling going forward, with windows of any kind. Each element is looked at as a number that orders them: its bits, and behind these
 * how far from the plane's end it stands. So the larger of two, or the first of two that are as large, is found without a branch, which
 * nobody could predict. For each row of the output the largest of each of the image's columns is found first; and each loop is as long as a
 * row, since those over a window would take longer to begin than to run.
 */
final class PoolingKernel extends ParallelKernel {

    /** Less than the {@link #order} of any value. */
    private static final long LEAST = (long) Integer.MIN_VALUE << 31;

    private final Window window;
    private final Activation x; // N x C x H x W
    private final Activation y; // N x C x P x Q
    private final int[] largest;
    private final int[]
            firstColumns; // for each of the window's, the first of the output's that sees one of the image there
    private final int[] endColumns;
    private final long[][] columns; // for each worker, the order of the largest element of each of the image's columns
    private final long[][] results; // and of each of the output's

    /** @param largest gets for each element of y where in its plane of x it stood; empty where nobody asks */
    PoolingKernel(WorkerTeam team, Window window, Activation x, Activation y, int[] largest) {
        super(team);
        this.window = window;
        this.x = x;
        this.y = y;
        this.largest = largest;
        firstColumns = new int[window.width()];
        endColumns = new int[window.width()];
        for (int s = 0; s < window.width(); s++) {
            int left = s * window.dilationWidth() - window.padLeft();
            firstColumns[s] = Math.max(0, Shares.ceil(-left, window.strideWidth()));
            endColumns[s] = Math.min(y.width(), Math.max(0, Shares.ceil(x.width() - left, window.strideWidth())));
        }
        columns = new long[team.workers()][x.width()];
        results = new long[team.workers()][y.width()];
        phases(this::share);
    }

    private void share(int worker, int workers) {
        int end = Shares.start(x.planes(), worker + 1, workers);
        for (int plane = Shares.start(x.planes(), worker, workers); plane < end; plane++) {
            for (int p = 0; p < y.height(); p++) {
                findColumns(plane, p, columns[worker]);
                findResults(columns[worker], results[worker]);
                write(plane, p, results[worker]);
            }
        }
    }

    private void findColumns(int plane, int p, long[] columns) {
        float[] array = x.array();
        int from = x.at() + plane * x.area();
        Arrays.fill(columns, LEAST);
        for (int r = 0; r < window.height(); r++) {
            int h = p * window.strideHeight() - window.padTop() + r * window.dilationHeight();
            if (h >= 0 && h < x.height()) {
                int row = h * x.width();
                for (int w = 0; w < columns.length; w++) {
                    columns[w] = larger(columns[w], order(array[from + row + w], row + w));
                }
            }
        }
    }

    private void findResults(long[] columns, long[] results) {
        Arrays.fill(results, LEAST);
        int stride = window.strideWidth();
        for (int s = 0; s < window.width(); s++) {
            int left = s * window.dilationWidth() - window.padLeft();
            for (int q = firstColumns[s]; q < endColumns[s]; q++) {
                results[q] = larger(results[q], columns[q * stride + left]);
            }
        }
    }

    private void write(int plane, int p, long[] results) {
        float[] array = x.array();
        int from = x.at() + plane * x.area();
        int to = plane * y.area() + p * y.width();
        for (int q = 0; q < results.length; q++) {
            int at = Integer.MAX_VALUE - (int) (results[q] & Integer.MAX_VALUE);
            y.array()[y.at() + to + q] = array[from + at];
            if (largest.length > 0) {
                largest[to + q] = at;
            }
        }
    }

    /** The larger, of two that differ by less than 2^63. */
    private static long larger(long a, long b) {
        long difference = a - b;
        return a - (difference & difference >> 63);
    }

    /** Grows with the value; NaN is larger than any number, so that it is not lost, and -0 as large as 0. */
    private static long order(float value, int at) {
        int bits = Float.floatToIntBits(value + 0f);
        return (long) (bits ^ bits >> 31 & Integer.MAX_VALUE) << 31 | Integer.MAX_VALUE - at;
    }
}

package dev.netc.cpu;

import dev.netc.runtime.operator.Window;

/**
 * Max pooling going forward, with windows of any kind. For each row of the output the largest of each of the image's columns is found
 * first, and then the largest of these; so each loop is as long as a row, where one over a window would take longer to begin than to run.
 */
final class PoolingKernel extends ParallelKernel {

    private final Context context;
    private final Window window;
    private final Activation x; // N x C x H x W
    private final Activation y; // N x C x P x Q
    private final int[] largest;
    private final boolean remembers;
    private final float[]
            places; // of the image's elements, counted from a window's first row on; exact, as they are few
    private final int[][] sources; // for each of the window's columns and the output's, which of the image's it sees
    private final int imageRow; // floats of a row's elements, behind which their places lie
    private final int outputRow;

    /** @param largest gets for each element of y where in its plane of x it stood; empty where nobody asks */
    PoolingKernel(Context context, Window window, Activation x, Activation y, int[] largest) {
        super(context.team());
        this.context = context;
        this.window = window;
        this.x = x;
        this.y = y;
        this.largest = largest;
        remembers = largest.length > 0;
        int seen = ((window.height() - 1) * window.dilationHeight() + 1) * x.width();
        places = new float[seen + Kernels.SLACK];
        for (int i = 0; i < seen; i++) {
            places[i] = i;
        }
        sources = new int[window.width()][y.width()];
        for (int s = 0; s < window.width(); s++) {
            for (int q = 0; q < y.width(); q++) {
                sources[s][q] = source(s, q);
            }
        }
        imageRow = (int) Arena.aligned(x.width());
        outputRow = (int) Arena.aligned(y.width());
        context.workspace().reservePerWorker(2L * (imageRow + outputRow + outputRow));
        phases(this::share);
    }

    /** The image's column at a column of a window; where that lies in the padding, the first one of the window that does not. */
    private int source(int s, int q) {
        int left = q * window.strideWidth() - window.padLeft();
        int column = left + s * window.dilationWidth();
        if (column >= 0 && column < x.width()) {
            return column;
        }
        return left < 0 ? Math.floorMod(left, window.dilationWidth()) : left;
    }

    private void share(int worker, int workers) {
        int columns = context.workspace().of(worker);
        int seen = columns + 2 * imageRow;
        int results = seen + 2 * outputRow;
        int end = Shares.start(x.planes(), worker + 1, workers);
        for (int plane = Shares.start(x.planes(), worker, workers); plane < end; plane++) {
            for (int p = 0; p < y.height(); p++) {
                findColumns(plane, p, columns);
                findResults(columns, seen, results);
                write(plane, p, results);
            }
        }
    }

    private int firstRow(int p) {
        return p * window.strideHeight() - window.padTop();
    }

    /** Finds of each of the image's columns the largest that a row of windows sees. */
    private void findColumns(int plane, int p, int columns) {
        float[] scratch = context.workspace().array();
        boolean isFirst = true;
        for (int r = 0; r < window.height(); r++) {
            int row = r * window.dilationHeight();
            int h = firstRow(p) + row;
            if (h >= 0 && h < x.height()) {
                int from = x.at() + plane * x.area() + h * x.width();
                int place = row * x.width();
                if (isFirst) {
                    System.arraycopy(x.array(), from, scratch, columns, x.width());
                    if (remembers) {
                        System.arraycopy(places, place, scratch, columns + imageRow, x.width());
                    }
                } else {
                    larger(x.array(), from, places, place, columns, imageRow);
                }
                isFirst = false;
            }
        }
    }

    private void findResults(int columns, int seen, int results) {
        float[] scratch = context.workspace().array();
        see(columns, sources[0], results);
        for (int s = 1; s < sources.length; s++) {
            see(columns, sources[s], seen);
            larger(scratch, seen, scratch, seen + outputRow, results, outputRow);
        }
    }

    /** Takes what is larger than what was found so far; a row is filled up to whole vectors, and the places lie behind it. */
    private void larger(float[] values, int value, float[] theirPlaces, int place, int found, int row) {
        float[] scratch = context.workspace().array();
        if (remembers) {
            context.kernels().larger(values, value, theirPlaces, place, scratch, found, found + row, row);
        } else {
            context.kernels().max(values, value, scratch, found, row);
        }
    }

    private void see(int columns, int[] sources, int seen) {
        float[] scratch = context.workspace().array();
        for (int q = 0; q < sources.length; q++) {
            scratch[seen + q] = scratch[columns + sources[q]];
        }
        for (int q = 0; q < sources.length && remembers; q++) {
            scratch[seen + outputRow + q] = scratch[columns + imageRow + sources[q]];
        }
    }

    private void write(int plane, int p, int results) {
        float[] scratch = context.workspace().array();
        int to = plane * y.area() + p * y.width();
        System.arraycopy(scratch, results, y.array(), y.at() + to, y.width());
        if (remembers) {
            int before = firstRow(p) * x.width();
            for (int q = 0; q < y.width(); q++) {
                largest[to + q] = before + (int) scratch[results + outputRow + q];
            }
        }
    }
}

package dev.netc.cpu;

import java.util.Arrays;

/**
 * The part of an image that a block of output rows needs, padded, and with a stride taken apart into one plane for each remainder of row
 * and column, so that the window's elements are the same rows, shifted: no im2col. For weight [c, r, s], output element [p, q] meets
 * patch element {@code table[c, r, s] + p * pitch + q}.
 */
final class Patch {

    private static final int CONSTANT = -1;

    private final ConvGeometry geometry;
    private final int blockRows; // output rows that a patch serves
    private final int planeRows;
    private final int pitch;
    private final int[] rowRemainders; // of the padded image's rows by the stride, those that the window reads
    private final int[] columnRemainders;
    private final int[][] columnSources; // for each of those and each column of a plane, the image's column
    private final int[] insideFrom; // for each of those, the plane's first column that lies in the image
    private final int[] insideUntil; // and the first behind the image
    private final int[] table;

    Patch(ConvGeometry geometry, int blockRows) {
        this.geometry = geometry;
        this.blockRows = blockRows;
        var window = geometry.window();
        planeRows = blockRows + geometry.rowReach();
        pitch = geometry.columns() + geometry.columnReach();
        rowRemainders = remainders(window.height(), window.dilationHeight(), window.strideHeight());
        columnRemainders = remainders(window.width(), window.dilationWidth(), window.strideWidth());
        columnSources = new int[columnRemainders.length][];
        insideFrom = new int[columnRemainders.length];
        insideUntil = new int[columnRemainders.length];
        for (int i = 0; i < columnRemainders.length; i++) {
            columnSources[i] = sources(columnRemainders[i]);
            int before = window.padLeft() - columnRemainders[i];
            insideFrom[i] = Math.min(pitch, Math.max(0, Shares.ceil(before, window.strideWidth())));
            int until = Shares.ceil(geometry.width() + before, window.strideWidth());
            insideUntil[i] = Math.max(insideFrom[i], Math.min(pitch, until));
        }
        table = table();
    }

    private static int[] remainders(int size, int dilation, int stride) {
        boolean[] seen = new boolean[stride];
        for (int r = 0; r < size; r++) {
            seen[r * dilation % stride] = true;
        }
        return java.util.stream.IntStream.range(0, stride).filter(i -> seen[i]).toArray();
    }

    private int[] sources(int remainder) {
        var window = geometry.window();
        int[] sources = new int[pitch];
        for (int j = 0; j < pitch; j++) {
            sources[j] = source(j * window.strideWidth() + remainder - window.padLeft(), geometry.width());
        }
        return sources;
    }

    /** Where the fill takes an index from; what lies so far out that no window reads it counts as constant. */
    private int source(int index, int size) {
        int source = geometry.fill().source(index, size);
        return source < 0 || source >= size ? CONSTANT : source;
    }

    private int[] table() {
        var window = geometry.window();
        int[] offsets = new int[geometry.filterWeights()];
        int next = 0;
        for (int c = 0; c < geometry.groupChannels(); c++) {
            for (int r = 0; r < window.height(); r++) {
                int row = r * window.dilationHeight();
                int rowPlane = Arrays.binarySearch(rowRemainders, row % window.strideHeight());
                for (int s = 0; s < window.width(); s++) {
                    int column = s * window.dilationWidth();
                    int plane = rowPlane * columnRemainders.length
                            + Arrays.binarySearch(columnRemainders, column % window.strideWidth());
                    offsets[next++] = c * channelPitch()
                            + (plane * planeRows + row / window.strideHeight()) * pitch
                            + column / window.strideWidth();
                }
            }
        }
        return offsets;
    }

    /** How many floats a patch takes, all channels of a group together. */
    static long size(ConvGeometry geometry, int blockRows) {
        Patch patch = new Patch(geometry, blockRows);
        return (long) geometry.groupChannels() * patch.channelPitch();
    }

    int size() {
        return geometry.groupChannels() * channelPitch();
    }

    private int channelPitch() {
        return rowRemainders.length * columnRemainders.length * planeRows * pitch;
    }

    /** The distance of the patch's rows, and of those of an output that is computed from it. */
    int pitch() {
        return pitch;
    }

    int[] offsets() {
        return table;
    }

    int blockRows() {
        return blockRows;
    }

    /** Copies the patch for the output rows from {@code firstRow} on. */
    void copy(float[] image, int image0, int sample, int group, int firstRow, float[] to, int to0) {
        var window = geometry.window();
        int next = to0;
        for (int c = 0; c < geometry.groupChannels(); c++) {
            int plane = image0 + geometry.imagePlane(sample, group * geometry.groupChannels() + c);
            for (int rowRemainder : rowRemainders) {
                for (int i = 0; i < columnRemainders.length; i++) {
                    for (int row = firstRow; row < firstRow + planeRows; row++) {
                        int y = source(row * window.strideHeight() + rowRemainder - window.padTop(), geometry.height());
                        copyRow(image, plane, y, i, to, next);
                        next += pitch;
                    }
                }
            }
        }
    }

    private void copyRow(float[] image, int plane, int y, int remainder, float[] to, int to0) {
        float constant = geometry.fill().value();
        if (y == CONSTANT) {
            Arrays.fill(to, to0, to0 + pitch, constant);
            return;
        }
        int[] columns = columnSources[remainder];
        int row = plane + y * geometry.width();
        int from = insideFrom[remainder];
        int until = insideUntil[remainder];
        int stride = geometry.window().strideWidth();
        gather(image, row, columns, 0, from, constant, to, to0);
        if (stride == 1) {
            System.arraycopy(image, row + from - geometry.window().padLeft(), to, to0 + from, until - from);
        } else if (from < until) {
            int source = row + columns[from];
            for (int j = from; j < until; j++) {
                to[to0 + j] = image[source + (j - from) * stride];
            }
        }
        gather(image, row, columns, until, pitch, constant, to, to0);
    }

    private static void gather(
            float[] image, int row, int[] columns, int from, int until, float constant, float[] to, int to0) {
        for (int j = from; j < until; j++) {
            int x = columns[j];
            to[to0 + j] = x == CONSTANT ? constant : image[row + x];
        }
    }
}

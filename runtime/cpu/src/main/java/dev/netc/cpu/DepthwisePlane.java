package dev.netc.cpu;

import dev.netc.cpu.DepthwiseKernels.Neighbours;
import dev.netc.runtime.operator.Fill;

/**
 * A channel's plane of the image as {@link DepthwiseKernels} read it, for windows of 3 x 3 that move by one or by two and are padded by one:
 * with margins of zero above and below, and where windows move by two taken apart into four planes, of even and odd rows and columns.
 */
final class DepthwisePlane {

    private static final int EDGE = 3;

    private final int stride;
    private final int height;
    private final int width;
    private final int columns; // of the output, and of each part
    private final int count; // elements of the output, and of each part
    private final int margin;
    private final int partSize;
    private final Neighbours neighbours;
    private final boolean[] insideRight;

    DepthwisePlane(ConvGeometry geometry, int lanes) {
        stride = geometry.window().strideWidth();
        height = geometry.height();
        width = geometry.width();
        columns = geometry.columns();
        count = geometry.rows() * columns;
        margin = Shares.roundUp(columns + 1 + lanes, lanes);
        int padded = Shares.roundUp(count, lanes);
        partSize = margin + padded + margin;
        boolean[] insideLeft = inside(0, padded);
        insideRight = inside(columns - 1, padded);
        neighbours = new Neighbours(table(), insideLeft, stride == 1 ? insideRight : inside(-1, padded));
    }

    /** Whether a convolution is of this kind. */
    static boolean fits(ConvGeometry geometry) {
        var window = geometry.window();
        int stride = window.strideHeight();
        return geometry.isDepthwise()
                && window.height() == EDGE
                && window.width() == EDGE
                && window.padTop() == 1
                && window.padLeft() == 1
                && window.dilationHeight() == 1
                && window.dilationWidth() == 1
                && stride <= 2
                && window.strideWidth() == stride
                && geometry.rows() == Shares.ceil(geometry.height(), stride)
                && geometry.columns() == Shares.ceil(geometry.width(), stride)
                && geometry.fill().equals(Fill.ZERO);
    }

    static void warmUp(Context context) {
        if (context.kernels().interleaves()) {
            context.warmUp().add(WarmUp.Kind.DEPTHWISE, 1);
        }
    }

    /** True for each element of the output but those of one column. */
    private boolean[] inside(int column, int length) {
        boolean[] mask = new boolean[length];
        for (int i = 0; i < length; i++) {
            mask[i] = i % columns != column;
        }
        return mask;
    }

    private int[] table() {
        int[] table = new int[DepthwiseKernels.TAPS];
        for (int t = 0; t < table.length; t++) {
            int row = t / EDGE - 1;
            int column = t % EDGE - 1;
            int part = stride == 1 ? 0 : 2 * Math.floorMod(row, 2) + Math.floorMod(column, 2);
            table[t] = part * partSize + margin + Math.floorDiv(row, stride) * columns + Math.floorDiv(column, stride);
        }
        return table;
    }

    /** Whether windows move by one, so that the plane is not taken apart. */
    boolean isWhole() {
        return stride == 1;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    /** For each element of the output whether it has a neighbour on its right. */
    boolean[] insideRight() {
        return insideRight;
    }

    /** Floats that the plane takes, or the four. */
    int size() {
        return partSize * stride * stride;
    }

    /** Floats of a plane of the output with margins. */
    int partSize() {
        return partSize;
    }

    /** Zeros before the first element of a part. */
    int margin() {
        return margin;
    }

    /** Brings the image's plane to where the margins already are zero, as is what of a part lies outside the image. */
    void take(float[] image, int image0, float[] to, int to0) {
        if (stride == 1) {
            System.arraycopy(image, image0, to, to0 + margin, count);
            return;
        }
        for (int y = 0; y < height; y++) {
            takeApart(image, image0 + y * width, to, row(to0, y));
        }
    }

    private int row(int parts, int y) {
        return parts + y % 2 * 2 * partSize + margin + y / 2 * columns;
    }

    private void takeApart(float[] image, int row, float[] to, int even) {
        int odd = even + partSize;
        for (int j = 0; j < width / 2; j++) {
            to[even + j] = image[row + 2 * j];
            to[odd + j] = image[row + 2 * j + 1];
        }
        if (width % 2 == 1) {
            to[even + width / 2] = image[row + width - 1];
        }
    }

    /** Brings four parts back to where in the image they belong. */
    void give(float[] from, int from0, float[] image, int image0, boolean adds) {
        for (int y = 0; y < height; y++) {
            if (adds) {
                add(from, row(from0, y), image, image0 + y * width);
            } else {
                put(from, row(from0, y), image, image0 + y * width);
            }
        }
    }

    private void put(float[] from, int even, float[] image, int row) {
        int odd = even + partSize;
        for (int j = 0; j < width / 2; j++) {
            image[row + 2 * j] = from[even + j];
            image[row + 2 * j + 1] = from[odd + j];
        }
        if (width % 2 == 1) {
            image[row + width - 1] = from[even + width / 2];
        }
    }

    private void add(float[] from, int even, float[] image, int row) {
        int odd = even + partSize;
        for (int j = 0; j < width / 2; j++) {
            image[row + 2 * j] += from[even + j];
            image[row + 2 * j + 1] += from[odd + j];
        }
        if (width % 2 == 1) {
            image[row + width - 1] += from[even + width / 2];
        }
    }
}

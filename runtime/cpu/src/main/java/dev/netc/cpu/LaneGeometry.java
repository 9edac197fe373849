package dev.netc.cpu;

import java.util.Arrays;

/**
 * Where the weight gradient of a convolution over interleaved samples finds its elements: in the image itself, or, where the window leaves it, in a padded copy.
 *
 * @param conv its sizes; its batch counts blocks of interleaved samples
 * @param height rows of the image, or of its padded copy
 * @param columns columns of the image, or of its padded copy
 */
record LaneGeometry(ConvGeometry conv, int lanes, int height, int columns) {

    static LaneGeometry of(ConvGeometry conv, int lanes) {
        var window = conv.window();
        int height = (conv.rows() - 1) * window.strideHeight() + (window.height() - 1) * window.dilationHeight() + 1;
        int columns = (conv.columns() - 1) * window.strideWidth() + (window.width() - 1) * window.dilationWidth() + 1;
        boolean stays =
                window.padTop() == 0 && window.padLeft() == 0 && height <= conv.height() && columns <= conv.width();
        return stays
                ? new LaneGeometry(conv, lanes, conv.height(), conv.width())
                : new LaneGeometry(conv, lanes, height, columns);
    }

    boolean isPadded() {
        return height != conv.height()
                || columns != conv.width()
                || conv.window().padTop() > 0
                || conv.window().padLeft() > 0;
    }

    /** Floats of a channel of a block, in the padded copy or else in the image. */
    int plane() {
        return height * columns * lanes;
    }

    /** For each output place, where the window's first element lies. */
    int[] windows() {
        int[] places = new int[conv.rows() * conv.columns()];
        for (int i = 0; i < places.length; i++) {
            int row = i / conv.columns() * conv.window().strideHeight();
            int column = i % conv.columns() * conv.window().strideWidth();
            places[i] = (row * columns + column) * lanes;
        }
        return places;
    }

    /** For each weight of a filter, where, relative to the window's first, the element lies that it meets. */
    int[] weights() {
        int[] taps = taps();
        int[] offsets = new int[conv.filterWeights()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = i / taps.length * plane() + taps[i % taps.length];
        }
        return offsets;
    }

    /** As {@link #weights}, for those of one channel. */
    private int[] taps() {
        var window = conv.window();
        int[] offsets = new int[window.area()];
        for (int i = 0; i < offsets.length; i++) {
            int row = i / window.width() * window.dilationHeight();
            int column = i % window.width() * window.dilationWidth();
            offsets[i] = (row * columns + column) * lanes;
        }
        return offsets;
    }

    /** Copies a channel of a block into its padded place. */
    void pad(float[] image, int from, float[] to, int to0) {
        int pitch = columns * lanes;
        for (int row = 0; row < height; row++) {
            int source = row - conv.window().padTop();
            int target = to0 + row * pitch;
            if (source < 0 || source >= conv.height()) {
                Arrays.fill(to, target, target + pitch, conv.fill().value());
            } else {
                int left = Math.min(conv.window().padLeft() * lanes, pitch);
                int inside = insideColumns() * lanes;
                Arrays.fill(to, target, target + left, conv.fill().value());
                System.arraycopy(image, from + source * conv.width() * lanes, to, target + left, inside);
                Arrays.fill(
                        to, target + left + inside, target + pitch, conv.fill().value());
            }
        }
    }

    /** Columns of the image that the padded copy has. */
    private int insideColumns() {
        return Math.max(0, Math.min(conv.width(), columns - conv.window().padLeft()));
    }
}

package dev.netc.cpu;

import java.util.Arrays;

/**
 * Where the tiles of {@link Winograd} lie over interleaved samples. They are numbered block of samples by block, row by row. A tile
 * that reaches beyond an image has zeros there; what it would write there is left out.
 */
final class LaneTileGrid {

    private final Context context;
    private final ConvGeometry conv;
    private final int lanes;
    private final int side; // of a tile of the image
    private final int columns; // tiles in a row
    private final int tiles; // of a block

    LaneTileGrid(Context context, Winograd winograd, ConvGeometry conv, int lanes) {
        this.context = context;
        this.conv = conv;
        this.lanes = lanes;
        side = winograd.side();
        columns = Winograd.tiles(conv.columns());
        tiles = columns * Winograd.tiles(conv.rows());
    }

    /** Tiles of a block of samples. */
    int tiles() {
        return tiles;
    }

    int block(int place) {
        return place / tiles;
    }

    /** The first row of a tile's results. */
    int outputTop(int place) {
        return place % tiles / columns * Winograd.RESULTS;
    }

    /** The first column of a tile's results. */
    int outputLeft(int place) {
        return place % tiles % columns * Winograd.RESULTS;
    }

    /** The first row of a tile of the image; negative in the padding. */
    int imageTop(int place) {
        return outputTop(place) - conv.window().padTop();
    }

    /** The first column of a tile of the image; negative in the padding. */
    int imageLeft(int place) {
        return outputLeft(place) - conv.window().padLeft();
    }

    /** Whether all results of a tile are wanted. */
    boolean isInOutput(int place) {
        return outputTop(place) + Winograd.RESULTS <= conv.rows()
                && outputLeft(place) + Winograd.RESULTS <= conv.columns();
    }

    /** Whether a tile of the image lies in it. */
    boolean isInImage(int place) {
        int top = imageTop(place);
        int left = imageLeft(place);
        return top >= 0 && left >= 0 && top + side <= conv.height() && left + side <= conv.width();
    }

    /**
     * Has what a row of tiles needs of the image's channels read ahead, when its first tile or a worker's is at hand; what the row before
     * needs too has been read with that.
     */
    void fetchImage(int place, boolean isFirst, Activation image, Prefetch prefetch) {
        int shared = !isFirst && outputTop(place) > 0 ? side - Winograd.RESULTS : 0;
        if (isFirst || beginsRow(place)) {
            int plane = image.at() + block(place) * image.row();
            fetch(imageTop(place) + shared, imageTop(place) + side, image, plane, prefetch);
        }
    }

    /** Has what a row of tiles needs of the gradient of the output's channels read ahead, when its first tile is at hand. */
    void fetchGradient(int place, Activation output, Prefetch prefetch) {
        if (beginsRow(place)) {
            int plane = output.gradient() + block(place) * output.row();
            fetch(outputTop(place), outputTop(place) + Winograd.RESULTS, output, plane, prefetch);
        }
    }

    private boolean beginsRow(int place) {
        return place % columns == 0;
    }

    private void fetch(int firstRow, int endRow, Activation value, int plane, Prefetch prefetch) {
        int first = Math.max(0, firstRow);
        int rows = Math.min(value.height(), endRow) - first;
        int from = plane + first * value.width();
        prefetch.read(value.array(), from, rows * value.width(), value.channels(), value.area());
    }

    /** Copies a tile out of a plane of the image. */
    void cutImage(int place, float[] image, int plane, float[] tile, int tile0) {
        cut(image, plane, conv.height(), conv.width(), imageTop(place), imageLeft(place), side, tile, tile0);
    }

    /** Adds a tile to a plane of the image. */
    void addImage(int place, float[] tile, int tile0, float[] image, int plane) {
        paste(tile, tile0, side, image, plane, conv.height(), conv.width(), imageTop(place), imageLeft(place), true);
    }

    /** Copies a tile out of a plane of the output. */
    void cutOutput(int place, float[] output, int plane, float[] tile, int tile0) {
        int top = outputTop(place);
        int left = outputLeft(place);
        cut(output, plane, conv.rows(), conv.columns(), top, left, Winograd.RESULTS, tile, tile0);
    }

    /** Writes a tile into a plane of the output. */
    void pasteOutput(int place, float[] tile, int tile0, float[] output, int plane) {
        int top = outputTop(place);
        int left = outputLeft(place);
        paste(tile, tile0, Winograd.RESULTS, output, plane, conv.rows(), conv.columns(), top, left, false);
    }

    private void cut(float[] from, int plane, int height, int width, int top, int left, int side, float[] to, int to0) {
        int first = Math.min(Math.max(-left, 0), side);
        int end = Math.min(Math.max(width - left, first), side);
        for (int i = 0; i < side; i++) {
            int row = to0 + i * side * lanes;
            if (top + i < 0 || top + i >= height) {
                Arrays.fill(to, row, row + side * lanes, 0);
            } else {
                Arrays.fill(to, row, row + first * lanes, 0);
                int source = plane + ((top + i) * width + left + first) * lanes;
                System.arraycopy(from, source, to, row + first * lanes, (end - first) * lanes);
                Arrays.fill(to, row + end * lanes, row + side * lanes, 0);
            }
        }
    }

    private void paste(
            float[] tile,
            int tile0,
            int side,
            float[] to,
            int plane,
            int height,
            int width,
            int top,
            int left,
            boolean adds) {
        int first = Math.max(0, -left);
        int count = (Math.min(side, width - left) - first) * lanes;
        for (int i = Math.max(0, -top); i < Math.min(side, height - top) && count > 0; i++) {
            int from = tile0 + (i * side + first) * lanes;
            int target = plane + ((top + i) * width + left + first) * lanes;
            if (adds) {
                context.kernels().add(tile, from, to, target, count);
            } else {
                System.arraycopy(tile, from, to, target, count);
            }
        }
    }
}

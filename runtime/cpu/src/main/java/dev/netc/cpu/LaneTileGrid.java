package dev.netc.cpu;

import java.util.Arrays;

/**
 * Where the tiles of {@link Winograd} lie over interleaved samples. They are numbered block of samples by block, row by row. A tile
 * that reaches beyond an image has zeros there; what it would write there is left out. For tiles of the image both are done by factors of 0
 * on the image's border, so that there is one loop for all elements.
 */
final class LaneTileGrid {

    private final ConvGeometry conv;
    private final int lanes;
    private final int side; // of a tile of the image
    private final int step; // from one to the next
    private final int columns; // tiles in a row
    private final int tiles; // of a block
    private final int[][]
            places; // of the elements of a tile of the image that reaches beyond it, or on the border beside them
    private final float[][] factors; // 0 for those on the border

    LaneTileGrid(Winograd winograd, ConvGeometry conv, int lanes) {
        this.conv = conv;
        this.lanes = lanes;
        side = winograd.side();
        step = winograd.step();
        columns = Winograd.tiles(conv.columns());
        tiles = columns * Winograd.tiles(conv.rows());
        places = new int[tiles][];
        factors = new float[tiles][];
        for (int tile = 0; tile < tiles; tile++) {
            if (!isInImage(tile)) {
                places[tile] = new int[side * side];
                factors[tile] = new float[side * side];
                setPlaces(tile);
            }
        }
    }

    private void setPlaces(int tile) {
        for (int i = 0; i < side * side; i++) {
            int row = imageTop(tile) + i / side;
            int column = imageLeft(tile) + i % side;
            int nearRow = Math.max(0, Math.min(row, conv.height() - 1));
            int nearColumn = Math.max(0, Math.min(column, conv.width() - 1));
            places[tile][i] = (nearRow * conv.width() + nearColumn) * lanes;
            factors[tile][i] = row == nearRow && column == nearColumn ? 1 : 0;
        }
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
        return place % tiles / columns * step - conv.window().padTop();
    }

    /** The first column of a tile of the image; negative in the padding. */
    int imageLeft(int place) {
        return place % tiles % columns * step - conv.window().padLeft();
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
        int shared = !isFirst && outputTop(place) > 0 ? side - step : 0;
        if (isFirst || beginsRow(place)) {
            int plane = image.at() + block(place) * image.row();
            fetch(imageTop(place) + shared, imageTop(place) + side, image, plane, prefetch);
        }
    }

    /** Has what some tiles of a row need of a few channels read ahead. */
    void fetchImage(int place, int count, Activation image, int plane, int channels, Prefetch prefetch) {
        int left = Math.max(0, imageLeft(place));
        int right = Math.min(conv.width(), imageLeft(place + count - 1) + side);
        int bottom = Math.min(conv.height(), imageTop(place) + side);
        for (int row = Math.max(0, imageTop(place)); row < bottom; row++) {
            int from = plane + row * image.width() + left * lanes;
            prefetch.read(image.array(), from, (right - left) * lanes, channels, image.area());
        }
    }

    /** Has what a row of tiles needs of the gradient of the output's channels read ahead, when its first tile is at hand. */
    void fetchGradient(int place, Activation output, Prefetch prefetch) {
        if (beginsRow(place)) {
            int plane = output.gradient() + block(place) * output.row();
            fetch(outputTop(place), outputTop(place) + Winograd.RESULTS, output, plane, prefetch);
        }
    }

    boolean beginsRow(int place) {
        return place % columns == 0;
    }

    boolean endsRow(int place) {
        return place % columns == columns - 1;
    }

    /** How many rows of the image the tiles up to this one's row reach; the last reach all. */
    int reached(int place) {
        return isInLastRow(place) ? conv.height() : Math.min(imageTop(place) + side, conv.height());
    }

    /** How many those up to the row before reach. */
    int reachedBefore(int place) {
        return outputTop(place) == 0 ? 0 : Math.min(imageTop(place) - step + side, conv.height());
    }

    /** How many rows of the image the tiles behind this one's row do not reach. */
    int finished(int place) {
        return isInLastRow(place) ? conv.height() : Math.max(0, imageTop(place) + step);
    }

    /** How many the tiles from this one's row on do not reach. */
    int finishedBefore(int place) {
        return outputTop(place) == 0 ? 0 : imageTop(place);
    }

    private boolean isInLastRow(int place) {
        return outputTop(place) + Winograd.RESULTS >= conv.rows();
    }

    private void fetch(int firstRow, int endRow, Activation value, int plane, Prefetch prefetch) {
        int first = Math.max(0, firstRow);
        int rows = Math.min(value.height(), endRow) - first;
        int from = plane + first * value.width();
        prefetch.read(value.array(), from, rows * value.width(), value.channels(), value.area());
    }

    /** Copies a tile that reaches beyond the image out of a plane. */
    void cutImage(int place, float[] image, int plane, float[] tile, int tile0) {
        LaneKernels.copyAt(places[place % tiles], factors[place % tiles], image, plane, tile, tile0);
    }

    /** Adds a tile that reaches beyond the image to a plane. */
    void addImage(int place, float[] tile, int tile0, float[] image, int plane) {
        LaneKernels.addAt(places[place % tiles], factors[place % tiles], tile, tile0, image, plane);
    }

    /** Copies a tile out of a plane of the output. */
    void cutOutput(int place, float[] output, int plane, float[] tile, int tile0) {
        int count = columnsInOutput(place);
        int pitch = Winograd.RESULTS * lanes;
        Arrays.fill(tile, tile0, tile0 + Winograd.RESULTS * pitch, 0);
        for (int i = 0; i < rowsInOutput(place); i++) {
            System.arraycopy(output, plane + outputRow(place, i), tile, tile0 + i * pitch, count);
        }
    }

    /** Writes a tile into a plane of the output. */
    void pasteOutput(int place, float[] tile, int tile0, float[] output, int plane) {
        int count = columnsInOutput(place);
        for (int i = 0; i < rowsInOutput(place); i++) {
            int from = tile0 + i * Winograd.RESULTS * lanes;
            System.arraycopy(tile, from, output, plane + outputRow(place, i), count);
        }
    }

    private int rowsInOutput(int place) {
        return Math.min(Winograd.RESULTS, conv.rows() - outputTop(place));
    }

    /** Floats of a row of a tile that lie in the output. */
    private int columnsInOutput(int place) {
        return Math.min(Winograd.RESULTS, conv.columns() - outputLeft(place)) * lanes;
    }

    /** Where a row of a tile begins in a plane of the output. */
    private int outputRow(int place, int row) {
        return ((outputTop(place) + row) * conv.columns() + outputLeft(place)) * lanes;
    }
}

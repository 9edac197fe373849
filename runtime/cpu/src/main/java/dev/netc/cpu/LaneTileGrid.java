package dev.netc.cpu;

import java.util.Arrays;

/**
 * Where the tiles of {@link Winograd} lie over interleaved samples. They are numbered block of samples by block, row by row. A tile
 * that reaches beyond an image has zeros there; what it would write there is left out. For tiles of the image both are done by factors of 0
 * on the image's border, so that there is one loop for all elements.
 *
 * <p>If the samples of the last block fill at most half of the lanes, two of its tiles share a place, unless they are few: the second has the
 * upper lanes.
 */
final class LaneTileGrid {

    /** Tiles of a block from which on two may share a place: half as many places can still be shared out evenly among workers. */
    private static final int ENOUGH_TILES = 8;

    private final ConvGeometry conv;
    private final int lanes;
    private final int side; // of a tile of the image
    private final int step; // from one to the next
    private final int columns; // tiles in a row
    private final int tiles; // of a block
    private final int halves; // the block whose tiles share places; as many as there are blocks if none does
    private final int shared; // places of such a block
    private final int[][] elements; // where those lie of a tile of the image that is cut out, or the border beside them
    private final float[][] factors; // 0 for those on the border

    /** @param value the image or the output */
    LaneTileGrid(Winograd winograd, ConvGeometry conv, Activation value) {
        this.conv = conv;
        lanes = value.lanes();
        side = winograd.side();
        step = winograd.step();
        columns = Winograd.tiles(conv.columns());
        tiles = columns * Winograd.tiles(conv.rows());
        int last = conv.batch() - 1;
        halves = value.filledLanes(last) <= lanes / 2 && tiles >= ENOUGH_TILES ? last : conv.batch();
        shared = Shares.ceil(tiles, 2);
        elements = new int[tiles][];
        factors = new float[tiles][];
        for (int tile = 0; tile < tiles; tile++) {
            if (halves == last || !isInImage(tile)) {
                elements[tile] = new int[side * side];
                factors[tile] = new float[side * side];
                setElements(tile);
            }
        }
    }

    private void setElements(int tile) {
        for (int i = 0; i < side * side; i++) {
            int row = imageTop(tile) + i / side;
            int column = imageLeft(tile) + i % side;
            int nearRow = Math.max(0, Math.min(row, conv.height() - 1));
            int nearColumn = Math.max(0, Math.min(column, conv.width() - 1));
            elements[tile][i] = (nearRow * conv.width() + nearColumn) * lanes;
            factors[tile][i] = row == nearRow && column == nearColumn ? 1 : 0;
        }
    }

    /** Places of all blocks of samples. */
    int places() {
        return firstPlace(conv.batch());
    }

    /** The first place that two tiles share; as many as there are places if none is. */
    int firstShared() {
        return firstPlace(halves);
    }

    /** The first place of a block. */
    int firstPlace(int block) {
        return block > halves ? halves * tiles + shared : block * tiles;
    }

    /** Whether two tiles share a place. */
    private boolean isShared(int place) {
        return block(place) == halves;
    }

    /** The second of two tiles that share a place. */
    private int second(int place) {
        return place + shared;
    }

    /** Whether there is one: the last of an odd number of tiles is alone. */
    private boolean hasSecond(int place) {
        return isShared(place) && place % tiles + shared < tiles;
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

    /** Whether a place has one tile, all of whose results are wanted. */
    boolean isInOutput(int place) {
        return !isShared(place)
                && outputTop(place) + Winograd.RESULTS <= conv.rows()
                && outputLeft(place) + Winograd.RESULTS <= conv.columns();
    }

    /** Whether a place has one tile of the image, which lies in it. */
    boolean isInImage(int place) {
        int top = imageTop(place);
        int left = imageLeft(place);
        return !isShared(place) && top >= 0 && left >= 0 && top + side <= conv.height() && left + side <= conv.width();
    }

    /**
     * Has what a row of tiles needs of the image's channels read ahead, when its first tile or a worker's is at hand; what the row before
     * needs too has been read with that.
     */
    void fetchImage(int place, boolean isFirst, Activation image, Prefetch prefetch) {
        fetchImageOfTile(place, isFirst, image, prefetch);
        if (hasSecond(place)) {
            fetchImageOfTile(second(place), isFirst || place % tiles == 0, image, prefetch);
        }
    }

    private void fetchImageOfTile(int place, boolean isFirst, Activation image, Prefetch prefetch) {
        int before = !isFirst && outputTop(place) > 0 ? side - step : 0;
        if (isFirst || beginsRow(place)) {
            int plane = image.at() + block(place) * image.row();
            fetch(imageTop(place) + before, imageTop(place) + side, image, plane, prefetch);
        }
    }

    /** Has what a row of tiles needs of a few channels read ahead, when its first tile is at hand. */
    void fetchImage(int place, Activation image, int plane, int channels, Prefetch prefetch) {
        if (beginsRow(place)) {
            int top = Math.max(0, imageTop(place));
            int rows = Math.min(conv.height(), imageTop(place) + side) - top;
            prefetch.read(image.array(), plane + top * image.width(), rows * image.width(), channels, image.area());
        }
    }

    /** Has what a row of tiles needs of the gradient of the output's channels read ahead, when its first tile is at hand. */
    void fetchGradient(int place, Activation output, Prefetch prefetch) {
        fetchGradientOfTile(place, false, output, prefetch);
        if (hasSecond(place)) {
            fetchGradientOfTile(second(place), place % tiles == 0, output, prefetch);
        }
    }

    private void fetchGradientOfTile(int place, boolean isFirst, Activation output, Prefetch prefetch) {
        if (isFirst || beginsRow(place)) {
            int plane = output.gradient() + block(place) * output.row();
            fetch(outputTop(place), outputTop(place) + Winograd.RESULTS, output, plane, prefetch);
        }
    }

    boolean beginsRow(int place) {
        return place % tiles % columns == 0;
    }

    /** Whether a place is the last of a row of tiles, or of those that two share. */
    boolean endsRow(int place) {
        return isShared(place) ? place % tiles == shared - 1 : place % tiles % columns == columns - 1;
    }

    /** How many rows of the image the tiles up to this one's row reach; the last reach all, and those that share places. */
    int reached(int place) {
        return isShared(place) || isInLastRow(place) ? conv.height() : Math.min(imageTop(place) + side, conv.height());
    }

    /** How many those up to the row before reach. */
    int reachedBefore(int place) {
        if (isShared(place)) {
            return place % tiles == 0 ? 0 : conv.height();
        }
        return outputTop(place) == 0 ? 0 : Math.min(imageTop(place) - step + side, conv.height());
    }

    /** How many rows of the image the tiles behind this one's row do not reach. */
    int finished(int place) {
        return isShared(place) || isInLastRow(place) ? conv.height() : Math.max(0, imageTop(place) + step);
    }

    /** How many the tiles from this one's row on do not reach. */
    int finishedBefore(int place) {
        return isShared(place) || outputTop(place) == 0 ? 0 : imageTop(place);
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

    /** Copies the tile of a place that is not {@link #isInImage} out of a plane. */
    void cutImage(int place, float[] image, int plane, float[] tile, int tile0) {
        int first = place % tiles;
        if (hasSecond(place)) {
            int second = second(first);
            LaneKernels.copyHalvesAt(
                    elements[first], factors[first], elements[second], factors[second], image, plane, tile, tile0);
        } else {
            LaneKernels.copyAt(elements[first], factors[first], image, plane, tile, tile0);
        }
    }

    /** Adds the tile of a place that is not {@link #isInImage} to a plane. */
    void addImage(int place, float[] tile, int tile0, float[] image, int plane) {
        int first = place % tiles;
        if (!isShared(place)) {
            LaneKernels.addAt(elements[first], factors[first], tile, tile0, image, plane);
            return;
        }
        LaneKernels.addLowerHalvesAt(elements[first], factors[first], tile, tile0, image, plane);
        if (hasSecond(place)) {
            int second = second(first);
            LaneKernels.addLowerHalvesAt(elements[second], factors[second], tile, tile0 + lanes / 2, image, plane);
        }
    }

    /** Copies the tile of a place that is not {@link #isInOutput} out of a plane of the output. */
    void cutOutput(int place, float[] output, int plane, float[] tile, int tile0) {
        Arrays.fill(tile, tile0, tile0 + Winograd.RESULTS * Winograd.RESULTS * lanes, 0);
        for (int i = 0; i < rowsInOutput(place); i++) {
            int from = plane + outputRow(place, i);
            LaneKernels.copy(columnsInOutput(place), output, from, lanes, tile, row(tile0, i), lanes);
        }
        if (hasSecond(place)) {
            int second = second(place);
            for (int i = 0; i < rowsInOutput(second); i++) {
                int from = plane + outputRow(second, i);
                LaneKernels.copyToUpperHalves(columnsInOutput(second), output, from, tile, row(tile0, i));
            }
        }
    }

    /** Writes the tile of a place that is not {@link #isInOutput} into a plane of the output; in empty lanes are those of other elements. */
    void pasteOutput(int place, float[] tile, int tile0, float[] output, int plane) {
        pasteOutputOfTile(place, tile, tile0, output, plane);
        if (hasSecond(place)) {
            pasteOutputOfTile(second(place), tile, tile0 + lanes / 2, output, plane);
        }
    }

    private void pasteOutputOfTile(int place, float[] tile, int tile0, float[] output, int plane) {
        for (int i = 0; i < rowsInOutput(place); i++) {
            int to = plane + outputRow(place, i);
            LaneKernels.copy(columnsInOutput(place), tile, row(tile0, i), lanes, output, to, lanes);
        }
    }

    /** Where a row of a tile of the output begins that has been cut out. */
    private int row(int tile0, int row) {
        return tile0 + row * Winograd.RESULTS * lanes;
    }

    private int rowsInOutput(int place) {
        return Math.min(Winograd.RESULTS, conv.rows() - outputTop(place));
    }

    private int columnsInOutput(int place) {
        return Math.min(Winograd.RESULTS, conv.columns() - outputLeft(place));
    }

    /** Where a row of a tile begins in a plane of the output. */
    private int outputRow(int place, int row) {
        return ((outputTop(place) + row) * conv.columns() + outputLeft(place)) * lanes;
    }
}

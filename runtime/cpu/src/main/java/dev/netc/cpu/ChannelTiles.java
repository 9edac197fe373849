package dev.netc.cpu;

import java.util.Arrays;

/**
 * The tiles of {@link Winograd} of a value with channels in the lanes, in whichever layout it lies. They are cut out in strips: tiles
 * side by side, of a sample or of a block of interleaved ones, and of a vector of channels at a time. What reaches beyond the value is 0.
 */
final class ChannelTiles {

    private static final int LANES = VectorKernels.SPECIES.length();

    private final Activation value;
    private final int at; // where it or its gradient begins
    private final Winograd winograd;
    private final int side; // of a tile
    private final int step; // rows or columns from one to the next
    private final int top; // rows that the first tile begins before the value
    private final int left; // and columns
    private final int down; // rows of tiles of a sample
    private final int across; // tiles of a sample in a row
    private final int parts; // in which a row is cut
    private final int pitch; // floats of a strip's row
    private final int height; // floats of a sample's strip; one more vector lies between two, for the sake of the cache
    private final Prefetch prefetch;

    private ChannelTiles(
            Activation value,
            int at,
            int side,
            int step,
            int top,
            int left,
            Winograd winograd,
            ConvGeometry conv,
            int most) {
        this.value = value;
        this.at = at;
        this.side = side;
        this.step = step;
        this.top = top;
        this.left = left;
        this.winograd = winograd;
        down = Winograd.tiles(conv.rows());
        across = Winograd.tiles(conv.columns());
        parts = Math.min(across, Shares.ceil(across * value.lanes(), most));
        pitch = ((Shares.ceil(across, parts) - 1) * step + side) * LANES;
        height = side * pitch + LANES;
        prefetch = new Prefetch((long) value.batch() * value.row());
    }

    /**
     * The tiles of a convolution's image.
     *
     * @param at where it begins
     * @param most how many tiles a strip should have at most, those of all samples of a block together
     */
    static ChannelTiles ofImage(Winograd winograd, ConvGeometry conv, Activation value, int at, int most) {
        int top = conv.window().padTop();
        int left = conv.window().padLeft();
        return new ChannelTiles(value, at, winograd.side(), winograd.step(), top, left, winograd, conv, most);
    }

    /** The tiles of its output, or of the gradient of that, which are as many. */
    static ChannelTiles ofOutput(Winograd winograd, ConvGeometry conv, Activation value, int at, int most) {
        return new ChannelTiles(value, at, Winograd.RESULTS, Winograd.RESULTS, 0, 0, winograd, conv, most);
    }

    /** Vectors that hold all channels. */
    int vectors() {
        return Shares.ceil(value.channels(), LANES);
    }

    /** Strips of all samples. */
    int strips() {
        return value.batch() * down * parts;
    }

    /** Tiles of the largest strip. */
    int largest() {
        return Shares.ceil(across, parts) * value.lanes();
    }

    /** Tiles of all samples in the strips before this one. */
    int tilesBefore(int strip) {
        int block = block(strip);
        int ofBlock = down * across;
        int samples = Math.min(block * value.lanes(), value.samples());
        int begun = firstTile(strip) - block * ofBlock;
        return samples * ofBlock + (begun == 0 ? 0 : begun * value.filledLanes(block));
    }

    /** The block of samples in which a strip lies. */
    int block(int strip) {
        return strip / (down * parts);
    }

    /** The number of a strip's first tile, among those of all blocks. */
    int firstTile(int strip) {
        return strip / parts * across + first(strip);
    }

    /** Tiles of each sample in a strip. */
    int across(int strip) {
        return Shares.start(across, strip % parts + 1, parts) - first(strip);
    }

    /** The column of a strip's first tile. */
    private int first(int strip) {
        return Shares.start(across, strip % parts, parts);
    }

    /** Floats of the memory that a strip needs, cut out. */
    int size() {
        return value.lanes() * height + LANES * LANES;
    }

    /**
     * Transforms the tiles of a strip, for a vector of channels; lanes beyond the channels get numbers of no meaning.
     *
     * @param array all memory: for the strip cut out from {@code cut} on, for half a transform, and for what comes of it
     * @param to where the first of the first tile's vectors goes
     * @param tilePitch how far apart those of two tiles lie, first of all samples of a block at one place
     * @param productPitch how far apart those of a tile lie
     */
    void transform(int strip, int vector, float[] array, int cut, int half, int to, int tilePitch, int productPitch) {
        cut(strip, vector, array, cut);
        int count = across(strip);
        int row = winograd.side() * productPitch;
        int next = step * LANES;
        int apart = value.filledLanes(block(strip)) * tilePitch;
        for (int sample = 0; sample < value.filledLanes(block(strip)); sample++) {
            int from = cut + sample * height;
            int first = to + sample * tilePitch;
            if (side == winograd.side()) {
                WinogradTiles.image(
                        winograd.side(),
                        count,
                        array,
                        from,
                        next,
                        pitch,
                        LANES,
                        array,
                        first,
                        apart,
                        row,
                        productPitch,
                        array,
                        half);
            } else {
                WinogradTiles.outputGradient(
                        winograd.side(),
                        count,
                        array,
                        from,
                        next,
                        pitch,
                        LANES,
                        array,
                        first,
                        apart,
                        row,
                        productPitch,
                        array,
                        half);
            }
        }
    }

    /**
     * Transforms products back and takes a strip of results, of a vector of channels, to where the value lies, which must be
     * N x C x H x W. The arguments are those of {@link #transform}.
     *
     * @param rectifier what becomes of the results
     * @param adds whether the value grows or is set
     */
    void write(
            int strip,
            int vector,
            float[] array,
            int cut,
            int half,
            int from,
            int tilePitch,
            int productPitch,
            Rectifier rectifier,
            boolean adds) {
        WinogradTiles.output(
                winograd.side(),
                across(strip),
                array,
                from,
                tilePitch,
                winograd.side() * productPitch,
                productPitch,
                array,
                cut,
                Winograd.RESULTS * LANES,
                pitch,
                LANES,
                array,
                half);
        LaneKernels.rectify(rectifier, side * pitch / LANES, array, cut);
        paste(strip, vector, array, cut, adds);
    }

    /** Cuts a strip out, of a vector of channels; lanes beyond the channels get numbers of no meaning. */
    private void cut(int strip, int vector, float[] to, int to0) {
        int block = block(strip);
        int samples = value.filledLanes(block);
        int row = strip / parts % down * step - top;
        int column = first(strip) * step - left;
        int before = Math.max(0, -column);
        int count = Math.max(0, Math.min(pitch / LANES - before, value.columns() - column - before));
        int plane = at + (block * value.channels() + vector * LANES) * value.area();
        fetch(strip, row, vector, plane);
        for (int i = 0; i < side; i++) {
            boolean isInside = row + i >= 0 && row + i < value.height();
            int kept = isInside ? count : 0;
            fill(samples, to, to0 + i * pitch, before * LANES);
            if (isInside) {
                int from = plane + (row + i) * value.width() + (column + before) * value.lanes();
                copy(from, count, vector, to, to0 + i * pitch + before * LANES);
            }
            fill(samples, to, to0 + i * pitch + (before + kept) * LANES, pitch - (before + kept) * LANES);
        }
    }

    /** Has the rows that some strips share read ahead, with the first of these. */
    private void fetch(int strip, int row, int vector, int plane) {
        if (value.lanes() > 1 && first(strip) == 0) {
            int channels = Math.min(LANES, value.channels() - vector * LANES);
            int top = Math.max(0, row);
            int rows = Math.min(row + side, value.height()) - top;
            prefetch.read(value.array(), plane + top * value.width(), rows * value.width(), channels, value.area());
        }
    }

    private void fill(int samples, float[] to, int to0, int count) {
        for (int sample = 0; sample < samples && count > 0; sample++) {
            Arrays.fill(to, to0 + sample * height, to0 + sample * height + count, 0);
        }
    }

    /** Copies part of a row of a vector's channels, of one sample or of a block of them, which is taken as if it were full. */
    private void copy(int from, int columns, int vector, float[] to, int to0) {
        int channels = Math.min(LANES, value.channels() - vector * LANES);
        if (value.lanes() == 1) {
            transpose(from, columns, channels, to, to0, LANES);
            return;
        }
        for (int column = 0; column < columns; column++) {
            transpose(from + column * LANES, LANES, channels, to, to0 + column * LANES, height);
        }
    }

    /** to[j] = the channels' numbers at j, for j below count; where these lie one behind the other, some beyond that too. */
    private void transpose(int from, int count, int channels, float[] to, int to0, int toPitch) {
        float[] array = value.array();
        int area = value.area();
        int j = 0;
        for (; SquareTiles.FITS && j < count && from + (channels - 1) * area + j + LANES <= array.length; j += LANES) {
            Transposition.copySquare(channels, array, from + j, area, to, to0 + j * toPitch, toPitch);
        }
        if (j < count) {
            Transposition.copy(array, from, area, channels, j, count, to, to0, toPitch);
        }
    }

    private void paste(int strip, int vector, float[] from, int from0, boolean adds) {
        int row = strip / parts % down * Winograd.RESULTS;
        int column = first(strip) * Winograd.RESULTS;
        int columns = Math.min(across(strip) * Winograd.RESULTS, value.columns() - column);
        int channel = vector * LANES;
        int plane = at + (block(strip) * value.channels() + channel) * value.area();
        for (int i = 0; i < Winograd.RESULTS && row + i < value.height(); i++) {
            Transposition.copy(
                    from,
                    from0 + i * pitch,
                    LANES,
                    columns,
                    0,
                    Math.min(LANES, value.channels() - channel),
                    value.array(),
                    plane + (row + i) * value.width() + column,
                    value.area(),
                    adds);
        }
    }
}

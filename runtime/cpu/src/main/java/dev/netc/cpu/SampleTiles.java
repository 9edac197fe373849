package dev.netc.cpu;

/**
 * The transformed tiles of an image over interleaved samples, for products with {@link ChannelTiles}, but with samples in the lanes, as they
 * lie: so none of it is transposed. A tile's element is a square of numbers, a row for each channel of as many as a vector has lanes.
 */
final class SampleTiles {

    private static final int LANES = VectorKernels.SPECIES.length();
    private static final int SQUARE = LANES * LANES;

    private final Winograd winograd;
    private final Activation image;
    private final LaneTileGrid grid;
    private final Prefetch prefetch;

    SampleTiles(Winograd winograd, ConvGeometry conv, Activation image) {
        this.winograd = winograd;
        this.image = image;
        grid = new LaneTileGrid(winograd, conv, image);
        prefetch = new Prefetch((long) image.batch() * image.row());
    }

    /**
     * Transforms tiles side by side, of a vector of channels; rows beyond the channels keep what they have.
     *
     * @param array all memory: for a tile of each channel cut out, from {@code cut} on, for half a transform, and for what comes of it
     * @param to where the first square goes; that of the next tile lies behind it
     * @param productPitch how far apart those of a tile lie
     */
    void transform(int place, int count, int vector, float[] array, int cut, int half, int to, int productPitch) {
        int channels = Math.min(LANES, image.channels() - vector * LANES);
        int plane = image.at() + (grid.block(place) * image.channels() + vector * LANES) * image.area();
        grid.fetchImage(place, image, plane, channels, prefetch);
        for (int tile = 0; tile < count; tile++) {
            int first = to + tile * SQUARE;
            if (grid.isInImage(place + tile)) {
                int at = plane + grid.imageTop(place + tile) * image.width() + grid.imageLeft(place + tile) * LANES;
                transform(channels, image.array(), at, image.area(), image.width(), array, half, first, productPitch);
            } else {
                int size = winograd.products() * LANES;
                for (int channel = 0; channel < channels; channel++) {
                    int from = plane + channel * image.area();
                    grid.cutImage(place + tile, image.array(), from, array, cut + channel * size);
                }
                transform(channels, array, cut, size, winograd.side() * LANES, array, half, first, productPitch);
            }
        }
    }

    private void transform(
            int channels, float[] from, int at, int area, int row, float[] array, int half, int to, int productPitch) {
        WinogradTiles.image(
                winograd.side(),
                channels,
                from,
                at,
                area,
                row,
                LANES,
                array,
                to,
                LANES,
                winograd.side() * productPitch,
                productPitch,
                array,
                half);
    }
}

package dev.netc.cpu;

/**
 * The products of {@link Winograd} over interleaved samples, in the forward pass and for the image's gradient: for each element of a tile a
 * matrix product of transformed filters and transformed tiles. A few tiles at a time, the slots, are transformed for all source channels;
 * then, for a few channels of the result at a time, their products are made and at once transformed back. So all of it stays in a
 * second-level cache, and nothing but the image and the result goes through memory.
 */
final class LaneWinogradProduct {

    /** Floats of the transformed tiles that are held at a time: a quarter of a second-level cache. */
    private static final int HELD = 32 * 1024;

    /** Floats of the tiles that are cut out at a time: half of a first-level cache of 32 KiB. */
    private static final int CUT = 4 * 1024;

    private final Context context;
    private final Winograd winograd;
    private final int sourceChannels;
    private final LaneConvProduct.Weights weights;
    private final Tiles tiles; // of the channels of the result
    private final int lanes;
    private final int slots;
    private final int patches;
    private final int factors; // distance of the groups of transformed tiles, one for each product
    private final int products; // and of their products

    LaneWinogradProduct(
            Context context,
            Winograd winograd,
            int lanes,
            int resultChannels,
            int sourceChannels,
            LaneConvProduct.Weights weights) {
        this.context = context;
        this.winograd = winograd;
        this.lanes = lanes;
        this.sourceChannels = sourceChannels;
        this.weights = weights;
        tiles = context.panelTiles(resultChannels, false);
        slots = Math.max(2, HELD / (winograd.products() * sourceChannels * lanes) / 2 * 2);
        patches = Math.max(1, CUT / patchPitch());
        factors = (sourceChannels * slots + 1) * lanes;
        products = (context.kernels().tile(resultChannels) * slots + 1) * lanes;
        context.workspace()
                .reserveShared(
                        (long) winograd.filterElements() * (resultChannels * sourceChannels + tiles.count() * lanes));
        int filters = lanes * winograd.kernel() * winograd.kernel() * lanes;
        context.workspace()
                .reservePerWorker((long) winograd.products() * (factors + products)
                        + (long) (patches + 1) * patchPitch()
                        + WinogradTiles.TILE
                        + filters);
    }

    /** How many tiles are transformed at a time. */
    int slots() {
        return slots;
    }

    /** How the channels of the result are cut. */
    Tiles tiles() {
        return tiles;
    }

    /** How far apart the vectors of a slot lie. */
    int factorPitch() {
        return factors;
    }

    /** Where the first of the vectors of a slot lies, for a source channel. */
    int factor(int worker, int channel, int slot) {
        return context.workspace().of(worker) + (slot * sourceChannels + channel) * lanes;
    }

    /** How far apart the products of a slot lie. */
    int productPitch() {
        return products;
    }

    /** Where a worker finds the products of a tile's channel. */
    int product(int worker, int row, int slot) {
        return context.workspace().of(worker) + winograd.products() * factors + (row * slots + slot) * lanes;
    }

    /** How many tiles may be cut out at a time, of as many channels. */
    int patches() {
        return patches;
    }

    /** How far apart these lie. */
    int patchPitch() {
        return winograd.products() * lanes;
    }

    /** A worker's memory for them, and a vector more. */
    int patch(int worker, int index) {
        return context.workspace().of(worker) + winograd.products() * (factors + products) + index * patchPitch();
    }

    /** A worker's memory for half a transform. */
    int half(int worker) {
        return patch(worker, patches + 1);
    }

    /** A worker's memory for filters before they are transformed. */
    private int filters(int worker) {
        return half(worker) + WinogradTiles.TILE;
    }

    /** The first phase: transforms the filters, and lays them out. */
    void transformFilters(int worker, int workers) {
        int end = Shares.start(tiles.count(), worker + 1, workers);
        for (int tile = Shares.start(tiles.count(), worker, workers); tile < end; tile++) {
            for (int channel = 0; channel < sourceChannels; channel += lanes) {
                for (int row = (tiles.rows(tile) - 1) / lanes * lanes; row >= 0; row -= lanes) {
                    transformFilters(tile, row, channel, worker);
                }
            }
        }
    }

    /**
     * Transforms the filters of as many rows of a tile as a vector has lanes, and of as many channels. In lanes that are left it writes over
     * what the following rows get, which are the next channel's: hence these come later, and the last rows first.
     */
    private void transformFilters(int tile, int row, int channel, int worker) {
        float[] array = context.workspace().array();
        int taps = winograd.kernel() * winograd.kernel();
        int rows = tiles.rows(tile);
        int count = Math.min(lanes, sourceChannels - channel);
        int from =
                weights.at() + (tiles.first(tile) + row) * weights.resultChannel() + channel * weights.sourceChannel();
        winograd.layOutFilters(
                context.parameters().values(),
                from,
                Math.min(lanes, rows - row),
                weights.resultChannel(),
                count,
                weights.sourceChannel(),
                array,
                filters(worker),
                lanes);
        WinogradTiles.filter(
                winograd.side(),
                count,
                array,
                filters(worker),
                taps * lanes,
                winograd.kernel() * lanes,
                lanes,
                array,
                panel(tile, 0) + channel * rows + row,
                rows,
                winograd.filterSide() * panelPitch(tile),
                panelPitch(tile),
                array,
                half(worker));
    }

    /** Where the matrix lies of an element of a tile's filters: for each source channel the tile's channels side by side. */
    private int panel(int tile, int element) {
        int before = tiles.first(tile) * sourceChannels + tile * lanes;
        return context.workspace().shared() + winograd.filterElements() * before + element * panelPitch(tile);
    }

    private int panelPitch(int tile) {
        return tiles.rows(tile) * sourceChannels + lanes;
    }

    /**
     * The products of a tile of channels with all slots of a worker.
     *
     * @param bias where in the parameters lies what is added to each channel's results; negative for none
     */
    void multiply(int tile, int bias, int worker) {
        float[] scratch = context.workspace().array();
        int rows = tiles.rows(tile);
        for (int i = 0; i < winograd.products(); i++) {
            boolean starts = bias >= 0 && i == winograd.one();
            for (int slot = 0; slot < slots; slot += 2) {
                PanelTiles.multiply(
                        rows,
                        starts ? context.parameters().values() : LaneKernels.ZEROS,
                        starts ? bias + tiles.first(tile) : 0,
                        scratch,
                        panel(tile, winograd.filterElement(i)),
                        rows,
                        scratch,
                        factor(worker, 0, slot) + i * factors,
                        sourceChannels * lanes,
                        sourceChannels,
                        scratch,
                        product(worker, 0, slot) + i * products,
                        lanes,
                        slots * lanes);
            }
        }
    }
}

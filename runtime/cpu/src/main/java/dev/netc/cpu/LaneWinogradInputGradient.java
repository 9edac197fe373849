package dev.netc.cpu;

import java.util.Arrays;
import java.util.Optional;

/**
 * The gradient of a convolution's input over interleaved samples, with {@link Winograd}'s tiles. These overlap in the image, so one worker
 * adds up all of a plane; the channels of a block may be shared.
 */
final class LaneWinogradInputGradient extends ParallelKernel {

    private static final int NO_BIAS = -1;

    /** What a place takes beside one that two tiles share, which have to be cut out; measured. */
    private static final int PLACE = 5;

    private static final int SHARED_PLACE = 7;

    private final Context context;
    private final Winograd winograd;
    private final ConvGeometry conv;
    private final Activation x;
    private final Activation y;
    private final boolean adds;
    private final Optional<RectifierMask> mask;
    private final LaneWinogradProduct product;
    private final LaneTileGrid grid;
    private final Prefetch prefetch;

    LaneWinogradInputGradient(
            Context context,
            Winograd winograd,
            ConvGeometry conv,
            Activation x,
            Activation y,
            int weight,
            boolean adds,
            boolean masks) {
        super(context.team());
        this.context = context;
        this.winograd = winograd;
        this.conv = conv;
        this.x = x;
        this.y = y;
        this.adds = adds;
        mask = masks ? Optional.of(new RectifierMask(context, Rectifier.RELU, x)) : Optional.empty();
        product = new LaneWinogradProduct(
                context,
                winograd,
                x.lanes(),
                conv.channels(),
                conv.filters(),
                new LaneConvProduct.Weights(weight, conv.window().area(), conv.filterWeights(), 0));
        context.warmUp().add(WarmUp.Kind.WINOGRAD_GRADIENT, winograd.side());
        grid = new LaneTileGrid(winograd, conv, x);
        prefetch = new Prefetch((long) conv.batch() * y.row() / context.workers());
        phases(product::transformFilters, this::share);
    }

    private void share(int worker, int workers) {
        int all = workBefore(conv.batch()) * product.tiles().count();
        int begin = Shares.start(all, worker, workers);
        int end = Shares.start(all, worker + 1, workers);
        for (int block = 0; block < conv.batch(); block++) {
            int first = tileAt(block, begin);
            int last = tileAt(block, end);
            if (first < last) {
                compute(block, first, last, worker);
            }
        }
    }

    /** What the blocks before this one take, for a tile of their channels. */
    private int workBefore(int block) {
        int places = grid.firstPlace(block);
        int shared = places - Math.min(places, grid.firstShared());
        return (places - shared) * PLACE + shared * SHARED_PLACE;
    }

    /** The tile of a block's channels before which so much work lies, that of the blocks before included. */
    private int tileAt(int block, int work) {
        int tiles = product.tiles().count();
        int before = workBefore(block);
        int each = workBefore(block + 1) - before;
        return Math.max(0, Math.min(tiles, (work - before * tiles + each / 2) / each));
    }

    private void compute(int block, int firstTile, int endTile, int worker) {
        int end = grid.firstPlace(block + 1);
        for (int place = grid.firstPlace(block); place < end; place += product.slots()) {
            int count = Math.min(product.slots(), end - place);
            for (int slot = 0; slot < count; slot++) {
                beginRow(place + slot, firstTile, endTile);
                grid.fetchGradient(place + slot, y, prefetch);
                transformOutput(place + slot, slot, worker);
            }
            for (int tile = firstTile; tile < endTile; tile++) {
                product.multiply(tile, NO_BIAS, worker);
                for (int slot = 0; slot < count; slot++) {
                    transformImage(tile, place + slot, slot, worker);
                }
            }
            for (int slot = 0; slot < count; slot++) {
                endRow(place + slot, firstTile, endTile);
            }
        }
    }

    /** Clears the rows of the image that the first tile of a row is the first to reach, while there is room for them in the cache. */
    private void beginRow(int place, int firstTile, int endTile) {
        if (adds || !grid.beginsRow(place)) {
            return;
        }
        int from = grid.reachedBefore(place) * x.width();
        int to = grid.reached(place) * x.width();
        int end = endChannel(endTile);
        for (int channel = product.tiles().first(firstTile); channel < end; channel++) {
            int plane = x.gradient() + plane(grid.block(place), channel);
            Arrays.fill(x.array(), plane + from, plane + to, 0);
        }
    }

    /** Masks the rows that no tile will reach any more behind the last of a row. */
    private void endRow(int place, int firstTile, int endTile) {
        if (mask.isEmpty() || !grid.endsRow(place)) {
            return;
        }
        int from = grid.finishedBefore(place) * x.width();
        int to = grid.finished(place) * x.width();
        int end = endChannel(endTile);
        for (int channel = product.tiles().first(firstTile); channel < end; channel++) {
            int plane = plane(grid.block(place), channel);
            mask.get().apply(plane + from, plane + to);
        }
    }

    private int endChannel(int endTile) {
        return product.tiles().first(endTile - 1) + product.tiles().rows(endTile - 1);
    }

    /** Where a channel of a block begins, relative to the first. */
    private int plane(int block, int channel) {
        return (block * conv.channels() + channel) * x.area();
    }

    private void transformOutput(int place, int slot, int worker) {
        int plane = y.gradient() + grid.block(place) * y.row();
        if (grid.isInOutput(place)) {
            int at = plane + grid.outputTop(place) * y.width() + grid.outputLeft(place) * y.lanes();
            int factor = product.factor(worker, 0, slot);
            transformOutput(conv.filters(), y.array(), at, y.area(), y.width(), factor, worker);
            return;
        }
        for (int filter = 0; filter < conv.filters(); filter += product.patches()) {
            int count = Math.min(product.patches(), conv.filters() - filter);
            for (int i = 0; i < count; i++) {
                int from = plane + (filter + i) * y.area();
                grid.cutOutput(place, y.array(), from, context.workspace().array(), product.patch(worker, i));
            }
            transformOutput(
                    count,
                    context.workspace().array(),
                    product.patch(worker, 0),
                    product.patchPitch(),
                    Winograd.RESULTS * y.lanes(),
                    product.factor(worker, filter, slot),
                    worker);
        }
    }

    private void transformOutput(int filters, float[] gradient, int at, int area, int row, int factor, int worker) {
        WinogradTiles.outputGradient(
                winograd.side(),
                filters,
                gradient,
                at,
                area,
                row,
                y.lanes(),
                context.workspace().array(),
                factor,
                y.lanes(),
                winograd.side() * product.factorPitch(),
                product.factorPitch(),
                context.workspace().array(),
                product.half(worker));
    }

    private void transformImage(int tile, int place, int slot, int worker) {
        float[] scratch = context.workspace().array();
        int channels = product.tiles().rows(tile);
        int plane = x.gradient() + plane(grid.block(place), product.tiles().first(tile));
        if (grid.isInImage(place)) {
            WinogradTiles.addImageGradient(
                    winograd.side(),
                    channels,
                    scratch,
                    product.product(worker, 0, slot),
                    product.slots() * x.lanes(),
                    winograd.side() * product.productPitch(),
                    product.productPitch(),
                    x.array(),
                    plane + grid.imageTop(place) * x.width() + grid.imageLeft(place) * x.lanes(),
                    x.area(),
                    x.width(),
                    x.lanes(),
                    scratch,
                    product.half(worker));
            return;
        }
        for (int channel = 0; channel < channels; channel += product.patches()) {
            int count = Math.min(product.patches(), channels - channel);
            WinogradTiles.imageGradient(
                    winograd.side(),
                    count,
                    scratch,
                    product.product(worker, channel, slot),
                    product.slots() * x.lanes(),
                    winograd.side() * product.productPitch(),
                    product.productPitch(),
                    scratch,
                    product.patch(worker, 0),
                    product.patchPitch(),
                    winograd.side() * x.lanes(),
                    x.lanes(),
                    scratch,
                    product.half(worker));
            for (int i = 0; i < count; i++) {
                int to = plane + (channel + i) * x.area();
                grid.addImage(place, scratch, product.patch(worker, i), x.array(), to);
            }
        }
    }
}

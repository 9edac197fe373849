package dev.netc.cpu;

import java.util.Arrays;
import java.util.Optional;

/**
 * The gradient of a convolution's input over interleaved samples, with {@link Winograd}'s tiles. These overlap in the image, so one worker
 * adds up all of a plane.
 */
final class LaneWinogradInputGradient extends ParallelKernel {

    private static final int NO_BIAS = -1;

    private final Context context;
    private final Winograd winograd;
    private final ConvGeometry conv;
    private final Activation x;
    private final Activation y;
    private final boolean adds;
    private final Optional<ReluMask> mask;
    private final LaneWinogradProduct product;
    private final LaneTileGrid grid;
    private final Prefetch prefetch;
    private final int parts; // in which the channels of a block are cut

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
        mask = masks ? Optional.of(new ReluMask(context, x)) : Optional.empty();
        product = new LaneWinogradProduct(
                context,
                winograd,
                x.lanes(),
                conv.channels(),
                conv.filters(),
                new LaneConvProduct.Weights(weight, conv.window().area(), conv.filterWeights(), 0));
        context.warmUp().add(WarmUp.Kind.WINOGRAD_GRADIENT, winograd.side());
        grid = new LaneTileGrid(winograd, conv, x.lanes());
        prefetch = new Prefetch((long) conv.batch() * y.row() / context.workers());
        boolean isEven = conv.batch() % context.workers() == 0;
        int forWorkers = isEven ? 1 : Shares.ceil(2 * context.workers(), conv.batch());
        parts = Math.min(forWorkers, product.tiles().count());
        phases(product::transformFilters, this::share);
    }

    private void share(int worker, int workers) {
        int items = conv.batch() * parts;
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int block = item / parts;
            int part = item % parts;
            int first = Shares.start(product.tiles().count(), part, parts);
            compute(block, first, Shares.start(product.tiles().count(), part + 1, parts), worker);
        }
    }

    private void compute(int block, int firstTile, int endTile, int worker) {
        for (int first = 0; first < grid.tiles(); first += product.slots()) {
            int place = block * grid.tiles() + first;
            int count = Math.min(product.slots(), grid.tiles() - first);
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
            transformOutput(conv.filters(), y.array(), at, y.width(), product.factor(worker, 0, slot), worker);
            return;
        }
        int patch = product.patch(worker);
        int row = Winograd.RESULTS * y.lanes();
        for (int filter = 0; filter < conv.filters(); filter++) {
            grid.cutOutput(
                    place,
                    y.array(),
                    plane + filter * y.area(),
                    context.workspace().array(),
                    patch);
            transformOutput(1, context.workspace().array(), patch, row, product.factor(worker, filter, slot), worker);
        }
    }

    private void transformOutput(int filters, float[] gradient, int at, int row, int factor, int worker) {
        WinogradTiles.outputGradient(
                winograd.side(),
                filters,
                gradient,
                at,
                y.area(),
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
        int patch = product.patch(worker);
        for (int i = 0; i < channels; i++) {
            WinogradTiles.imageGradient(
                    winograd.side(),
                    1,
                    scratch,
                    product.product(worker, i, slot),
                    0,
                    winograd.side() * product.productPitch(),
                    product.productPitch(),
                    scratch,
                    patch,
                    0,
                    winograd.side() * x.lanes(),
                    x.lanes(),
                    scratch,
                    product.half(worker));
            grid.addImage(place, scratch, patch, x.array(), plane + i * x.area());
        }
    }
}

package dev.netc.cpu;

/** Convolution going forward over interleaved samples, with {@link Winograd}'s tiles; bias and rectifier are part of it. */
final class LaneWinogradForward extends ParallelKernel {

    private final Context context;
    private final Winograd winograd;
    private final ConvGeometry conv;
    private final Activation x;
    private final Activation y;
    private final int bias;
    private final Rectifier rectifier;
    private final LaneWinogradProduct product;
    private final LaneTileGrid grid;
    private final Prefetch prefetch;

    LaneWinogradForward(
            Context context,
            Winograd winograd,
            ConvGeometry conv,
            Activation x,
            Activation y,
            int weight,
            int bias,
            Rectifier rectifier) {
        super(context.team());
        this.context = context;
        this.winograd = winograd;
        this.conv = conv;
        this.x = x;
        this.y = y;
        this.bias = bias;
        this.rectifier = rectifier;
        product = new LaneWinogradProduct(
                context,
                winograd,
                x.lanes(),
                conv.filters(),
                conv.channels(),
                new LaneConvProduct.Weights(
                        weight, conv.filterWeights(), conv.window().area(), 0));
        context.warmUp().add(WarmUp.Kind.WINOGRAD, winograd.side());
        grid = new LaneTileGrid(winograd, conv, x.lanes());
        prefetch = new Prefetch((long) conv.batch() * x.row() / context.workers());
        phases(product::transformFilters, this::share);
    }

    private void share(int worker, int workers) {
        int all = conv.batch() * grid.tiles();
        int items = Shares.ceil(all, product.slots());
        int begin = Shares.start(items, worker, workers);
        int end = Shares.start(items, worker + 1, workers);
        for (int item = begin; item < end; item++) {
            int first = item * product.slots();
            int count = Math.min(product.slots(), all - first);
            for (int slot = 0; slot < count; slot++) {
                grid.fetchImage(first + slot, item == begin && slot == 0, x, prefetch);
            }
            compute(first, count, worker);
        }
    }

    private void compute(int first, int count, int worker) {
        for (int slot = 0; slot < count; slot++) {
            transformImage(first + slot, slot, worker);
        }
        for (int tile = 0; tile < product.tiles().count(); tile++) {
            product.multiply(tile, bias, worker);
            for (int slot = 0; slot < count; slot++) {
                transformOutput(tile, first + slot, slot, worker);
            }
        }
    }

    private void transformImage(int place, int slot, int worker) {
        int plane = x.at() + grid.block(place) * x.row();
        if (grid.isInImage(place)) {
            int at = plane + grid.imageTop(place) * x.width() + grid.imageLeft(place) * x.lanes();
            transformImage(conv.channels(), x.array(), at, x.width(), product.factor(worker, 0, slot), worker);
            return;
        }
        int patch = product.patch(worker);
        for (int channel = 0; channel < conv.channels(); channel++) {
            grid.cutImage(
                    place,
                    x.array(),
                    plane + channel * x.area(),
                    context.workspace().array(),
                    patch);
            transformImage(
                    1,
                    context.workspace().array(),
                    patch,
                    winograd.side() * x.lanes(),
                    product.factor(worker, channel, slot),
                    worker);
        }
    }

    private void transformImage(int channels, float[] image, int at, int row, int factor, int worker) {
        WinogradTiles.image(
                winograd.side(),
                channels,
                image,
                at,
                x.area(),
                row,
                x.lanes(),
                context.workspace().array(),
                factor,
                x.lanes(),
                winograd.side() * product.factorPitch(),
                product.factorPitch(),
                context.workspace().array(),
                product.half(worker));
    }

    private void transformOutput(int tile, int place, int slot, int worker) {
        int first = product.tiles().first(tile);
        int filters = product.tiles().rows(tile);
        int plane = y.at() + grid.block(place) * y.row() + first * y.area();
        if (grid.isInOutput(place)) {
            int at = plane + grid.outputTop(place) * y.width() + grid.outputLeft(place) * y.lanes();
            transformOutput(filters, product.product(worker, 0, slot), y.array(), at, y.width(), worker);
            return;
        }
        int patch = product.patch(worker);
        int row = Winograd.RESULTS * y.lanes();
        for (int i = 0; i < filters; i++) {
            transformOutput(
                    1, product.product(worker, i, slot), context.workspace().array(), patch, row, worker);
            grid.pasteOutput(place, context.workspace().array(), patch, y.array(), plane + i * y.area());
        }
    }

    private void transformOutput(int filters, int from, float[] output, int at, int row, int worker) {
        WinogradTiles.output(
                winograd.side(),
                filters,
                context.workspace().array(),
                from,
                product.slots() * y.lanes(),
                winograd.side() * product.productPitch(),
                product.productPitch(),
                output,
                at,
                y.area(),
                row,
                y.lanes(),
                context.workspace().array(),
                product.half(worker));
        for (int i = 0; i < filters && rectifier.rectifies(); i++) {
            for (int j = 0; j < Winograd.RESULTS; j++) {
                LaneKernels.rectify(rectifier, Winograd.RESULTS, output, at + i * y.area() + j * row);
            }
        }
    }
}

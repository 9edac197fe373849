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
        grid = new LaneTileGrid(winograd, conv, x);
        prefetch = new Prefetch((long) conv.batch() * x.row() / context.workers());
        phases(product::transformFilters, this::share);
    }

    private void share(int worker, int workers) {
        share(0, grid.firstShared(), worker, workers, worker);
        share(grid.firstShared(), grid.places(), workers - 1 - worker, workers, worker);
    }

    /** Takes one of some shares of the places. */
    private void share(int firstPlace, int endPlace, int share, int shares, int worker) {
        int items = Shares.ceil(endPlace - firstPlace, product.slots());
        int begin = Shares.start(items, share, shares);
        int end = Shares.start(items, share + 1, shares);
        for (int item = begin; item < end; item++) {
            int first = firstPlace + item * product.slots();
            int count = Math.min(product.slots(), endPlace - first);
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
            int factor = product.factor(worker, 0, slot);
            transformImage(conv.channels(), x.array(), at, x.area(), x.width(), factor, worker);
            return;
        }
        for (int channel = 0; channel < conv.channels(); channel += product.patches()) {
            int count = Math.min(product.patches(), conv.channels() - channel);
            for (int i = 0; i < count; i++) {
                int from = plane + (channel + i) * x.area();
                grid.cutImage(place, x.array(), from, context.workspace().array(), product.patch(worker, i));
            }
            transformImage(
                    count,
                    context.workspace().array(),
                    product.patch(worker, 0),
                    product.patchPitch(),
                    winograd.side() * x.lanes(),
                    product.factor(worker, channel, slot),
                    worker);
        }
    }

    private void transformImage(int channels, float[] image, int at, int plane, int row, int factor, int worker) {
        WinogradTiles.image(
                winograd.side(),
                channels,
                image,
                at,
                plane,
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
            transformOutput(filters, product.product(worker, 0, slot), y.array(), at, y.area(), y.width(), worker);
            return;
        }
        for (int filter = 0; filter < filters; filter += product.patches()) {
            int count = Math.min(product.patches(), filters - filter);
            transformOutput(
                    count,
                    product.product(worker, filter, slot),
                    context.workspace().array(),
                    product.patch(worker, 0),
                    product.patchPitch(),
                    Winograd.RESULTS * y.lanes(),
                    worker);
            for (int i = 0; i < count; i++) {
                int to = plane + (filter + i) * y.area();
                grid.pasteOutput(place, context.workspace().array(), product.patch(worker, i), y.array(), to);
            }
        }
    }

    private void transformOutput(int filters, int from, float[] output, int at, int area, int row, int worker) {
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
                area,
                row,
                y.lanes(),
                context.workspace().array(),
                product.half(worker));
        for (int i = 0; i < filters && rectifier.rectifies(); i++) {
            for (int j = 0; j < Winograd.RESULTS; j++) {
                LaneKernels.rectify(rectifier, Winograd.RESULTS, output, at + i * area + j * row);
            }
        }
    }
}

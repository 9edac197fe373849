package dev.netc.cpu;

/**
 * Convolution going forward over interleaved samples: for a few filters at a time, the weights, as they lie, times the window's elements,
 * each a vector of samples. Bias and relu follow while the result is in the cache.
 */
final class LaneConvForward extends ParallelKernel {

    private final Context context;
    private final LaneGeometry geometry;
    private final ConvGeometry conv;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final boolean relu;
    private final Tiles tiles; // of a group's filters
    private final int[] table;
    private final LaneKernels.Places places;
    private final int edge;

    LaneConvForward(
            Context context, LaneGeometry geometry, Activation x, Activation y, int weight, int bias, boolean relu) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.conv = geometry.conv();
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        this.relu = relu;
        tiles = Tiles.of(context.kernels(), conv.groupFilters());
        table = geometry.weights();
        places = new LaneKernels.Places(geometry.windows(), geometry.outputs());
        edge = 2 * geometry.lanes() * context.kernels().tile(conv.groupFilters());
        context.workspace().reservePerWorker(edge);
        if (geometry.isPadded()) {
            phases(new LanePadding(context, geometry, x), this::share);
        } else {
            phases(this::share);
        }
    }

    private void share(int worker, int workers) {
        int items = conv.batch() * conv.groups() * tiles.count();
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int group = item / tiles.count() % conv.groups();
            compute(item / tiles.count() / conv.groups(), group, item % tiles.count(), worker);
        }
    }

    private void compute(int block, int group, int tile, int worker) {
        float[] scratch = context.workspace().array();
        float[] parameters = context.parameters().values();
        boolean padded = geometry.isPadded();
        int filter = group * conv.groupFilters() + tiles.first(tile);
        int channel = block * conv.channels() + group * conv.groupChannels();
        int to = y.at() + (block * conv.filters() + filter) * y.area();
        LaneKernels.multiply(
                tiles.rows(tile),
                parameters,
                weight + filter * conv.filterWeights(),
                conv.filterWeights(),
                false,
                padded ? scratch : x.array(),
                (padded ? context.workspace().shared() : x.at()) + channel * geometry.plane(),
                table,
                y.array(),
                to,
                y.area(),
                places,
                false,
                scratch,
                context.workspace().of(worker));
        for (int i = 0; i < tiles.rows(tile) && (relu || bias >= 0); i++) {
            finish(to + i * y.area(), bias < 0 ? 0 : parameters[bias + filter + i]);
        }
    }

    private void finish(int to, float shift) {
        if (relu) {
            context.kernels().shiftRelu(y.array(), to, shift, y.array(), to, y.area());
        } else {
            context.kernels().shift(y.array(), to, shift, y.array(), to, y.area());
        }
    }
}

package dev.netc.cpu;

import java.util.Arrays;

/**
 * The gradient of a convolution's input over interleaved samples: for each of the window's elements, the weights that meet it times the
 * output's gradient, added where that element lies. No product is computed that does not count.
 */
final class LaneConvInputGradient extends ParallelKernel {

    private final Context context;
    private final LaneGeometry geometry;
    private final ConvGeometry conv;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final boolean adds;
    private final boolean isPointwise; // whether each element of the image is met by one weight of each filter
    private final Tiles tiles; // of a group's channels
    private final int[] taps;
    private final int[] table;
    private final LaneKernels.Places places;
    private final int edge;

    LaneConvInputGradient(
            Context context, LaneGeometry geometry, Activation x, Activation y, int weight, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.conv = geometry.conv();
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.adds = adds;
        tiles = Tiles.of(context.kernels(), conv.groupChannels());
        taps = geometry.taps();
        table = MatrixProduct.rowsApart(conv.groupFilters(), y.area());
        places = new LaneKernels.Places(geometry.outputs(), geometry.windows());
        isPointwise = taps.length == 1 && geometry.plane() == geometry.outputPlane() && !geometry.isPadded();
        int rows = context.kernels().tile(conv.groupChannels());
        edge = 2 * geometry.lanes() * rows;
        context.workspace().reserveShared(conv.weights());
        context.workspace().reservePerWorker(edge + (geometry.isPadded() ? (long) rows * geometry.plane() : 0));
        phases(this::turnWeights, this::share);
    }

    /** Writes for each of the window's elements and each channel the weights of all filters side by side. */
    private void turnWeights(int worker, int workers) {
        float[] turned = context.workspace().array();
        float[] parameters = context.parameters().values();
        int filters = conv.groupFilters();
        int end = Shares.start(conv.channels(), worker + 1, workers);
        for (int c = Shares.start(conv.channels(), worker, workers); c < end; c++) {
            int from = weight
                    + c / conv.groupChannels() * filters * conv.filterWeights()
                    + c % conv.groupChannels() * taps.length;
            for (int tap = 0; tap < taps.length; tap++) {
                int to = turned(tap, c);
                for (int k = 0; k < filters; k++) {
                    turned[to + k] = parameters[from + tap + k * conv.filterWeights()];
                }
            }
        }
    }

    private int turned(int tap, int channel) {
        return context.workspace().shared() + (tap * conv.channels() + channel) * conv.groupFilters();
    }

    private void share(int worker, int workers) {
        int items = conv.batch() * conv.groups() * tiles.count();
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int group = item / tiles.count() % conv.groups();
            int block = item / tiles.count() / conv.groups();
            int tile = item % tiles.count();
            if (geometry.isPadded()) {
                computePadded(block, group, tile, worker);
            } else {
                computeInPlace(block, group, tile, worker);
            }
        }
    }

    private void computeInPlace(int block, int group, int tile, int worker) {
        int channel = group * conv.groupChannels() + tiles.first(tile);
        int to = x.gradient() + (block * conv.channels() + channel) * x.area();
        boolean grows = adds || !isPointwise;
        if (grows && !adds) {
            Arrays.fill(x.array(), to, to + tiles.rows(tile) * x.area(), 0);
        }
        addTaps(block, group, tile, x.array(), to, worker, grows);
    }

    private void computePadded(int block, int group, int tile, int worker) {
        float[] scratch = context.workspace().array();
        int padded = context.workspace().of(worker) + edge;
        int plane = geometry.plane();
        Arrays.fill(scratch, padded, padded + tiles.rows(tile) * plane, 0);
        addTaps(block, group, tile, scratch, padded, worker, true);
        int channel = block * conv.channels() + group * conv.groupChannels() + tiles.first(tile);
        for (int i = 0; i < tiles.rows(tile); i++) {
            int to = x.gradient() + (channel + i) * x.area();
            geometry.unpad(context.kernels(), scratch, padded + i * plane, x.array(), to, adds);
        }
    }

    private void addTaps(int block, int group, int tile, float[] to, int to0, int worker, boolean grows) {
        int channel = group * conv.groupChannels() + tiles.first(tile);
        int filter = block * conv.filters() + group * conv.groupFilters();
        for (int tap = 0; tap < taps.length; tap++) {
            LaneKernels.multiply(
                    tiles.rows(tile),
                    context.workspace().array(),
                    turned(tap, channel),
                    conv.groupFilters(),
                    false,
                    y.array(),
                    y.gradient() + filter * y.area(),
                    table,
                    to,
                    to0 + taps[tap],
                    geometry.plane(),
                    places,
                    grows,
                    context.workspace().array(),
                    context.workspace().of(worker));
        }
    }
}

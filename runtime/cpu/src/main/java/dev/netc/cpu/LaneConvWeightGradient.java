package dev.netc.cpu;

import java.util.Arrays;

/**
 * The gradients of a convolution's weights and bias over interleaved samples: inner products of the output's gradient with the window's
 * elements, for each lane by itself; the lanes are added up once at the end. Each item of work is some filters of a group and some of
 * its channels, over the whole batch: so few that the elements of a few places and all sums stay in a second-level cache.
 */
final class LaneConvWeightGradient extends ParallelKernel {

    /** Output places that are taken at a time, so that the gradients of a few filters there stay in the first-level cache. */
    private static final int STEPS = 64;

    /** Floats of the sums of an item, and of the window elements that it reads at a time: each an eighth of a second-level cache. */
    private static final int PART = 32 * 1024;

    private static final int ITEMS_PER_WORKER = 4;

    private final Context context;
    private final LaneGeometry geometry;
    private final ConvGeometry conv;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final ConvWeightGradient.Operands operands;
    private final boolean adds;
    private final int steps; // output places at a time
    private final int filterTiles; // of a group
    private final int tilesTogether; // of an item
    private final int channels; // of an item
    private final int channelRanges; // of a group
    private final int[] windows;
    private final int[] columns; // for each weight of an item's channels, and the last again to fill a tile
    private final int[] lastColumns; // of a group's last item, which may have fewer channels

    LaneConvWeightGradient(
            Context context, LaneGeometry geometry, Activation x, Activation y, int weight, int bias, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.conv = geometry.conv();
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        operands = ConvWeightGradient.Operands.of(context, x, y, weight, bias);
        this.adds = adds;
        int taps = conv.window().area();
        int side = LaneTiles.SIDE;
        filterTiles = Shares.ceil(conv.groupFilters(), side);
        int places = conv.rows() * conv.columns();
        steps = Shares.ceil(places, Math.max(1, Math.round((float) places / STEPS)));
        int elements = steps * conv.window().strideHeight() * conv.window().strideWidth() * geometry.lanes();
        int forCache = Math.max(1, Math.min(PART / elements, PART / (side * geometry.lanes() * taps)));
        int forWorkers = Shares.ceil(ITEMS_PER_WORKER * context.workers(), conv.groups() * filterTiles);
        int ranges = Math.min(conv.groupChannels(), Math.max(Shares.ceil(conv.groupChannels(), forCache), forWorkers));
        channels = Shares.ceil(conv.groupChannels(), ranges);
        channelRanges = Shares.ceil(conv.groupChannels(), channels);
        windows = geometry.windows();
        columns = filled(geometry.weights(), channels * taps);
        lastColumns = filled(geometry.weights(), (conv.groupChannels() - (channelRanges - 1) * channels) * taps);
        int sums = columns.length * side * geometry.lanes();
        int items = conv.groups() * filterTiles * channelRanges;
        tilesTogether = Math.max(1, Math.min(PART / sums, items / (ITEMS_PER_WORKER * context.workers())));
        context.warmUp().add(WarmUp.Kind.LANES, side);
        context.workspace()
                .reservePerWorker(
                        tileSize() + (long) steps * side * geometry.lanes() + tilesTogether * sums + square());
        if (geometry.isPadded()) {
            phases(new LanePadding(context, geometry, x), this::share);
        } else {
            phases(this::share);
        }
    }

    /** The first {@code count} numbers, and the last of them again until tiles are full. */
    private static int[] filled(int[] numbers, int count) {
        int[] filled = Arrays.copyOf(numbers, Shares.roundUp(count, LaneTiles.SIDE));
        Arrays.fill(filled, count, filled.length, numbers[count - 1]);
        return filled;
    }

    /** Floats of a register tile. */
    private int tileSize() {
        return LaneTiles.SIDE * LaneTiles.SIDE * geometry.lanes();
    }

    /** Floats behind the sums that are lost: see {@link LaneSum#ofEach}. */
    private int square() {
        return geometry.lanes() * geometry.lanes();
    }

    private void share(int worker, int workers) {
        int parts = Shares.ceil(filterTiles, tilesTogether);
        int items = conv.groups() * parts * channelRanges;
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int range = item % channelRanges;
            int group = item / channelRanges / parts;
            int first = item / channelRanges % parts * tilesTogether;
            int last = Math.min(first + tilesTogether, filterTiles);
            compute(group, first, last, range * channels, context.workspace().of(worker));
            if (range == 0 && bias >= 0) {
                int before = group * conv.groupFilters();
                int lastFilter = before + Math.min(last * LaneTiles.SIDE, conv.groupFilters());
                for (int k = before + first * LaneTiles.SIDE; k < lastFilter; k++) {
                    operands.sumBias(context.kernels(), conv, y.lanes(), k, adds);
                }
            }
        }
    }

    private void compute(int group, int firstTile, int endTile, int firstChannel, int memory) {
        float[] scratch = context.workspace().array();
        int gradients = memory + tileSize();
        int sums = gradients + steps * LaneTiles.SIDE * geometry.lanes();
        boolean padded = geometry.isPadded();
        float[] image = padded ? scratch : x.array();
        int image0 = padded ? context.workspace().shared() : x.at();
        int[] met = firstChannel + channels >= conv.groupChannels() ? lastColumns : columns;
        int tileSums = columns.length * LaneTiles.SIDE * geometry.lanes();
        for (int block = 0; block < conv.batch(); block++) {
            int channel = block * conv.channels() + group * conv.groupChannels() + firstChannel;
            for (int step = 0; step < windows.length; step += steps) {
                for (int tile = firstTile; tile < endTile; tile++) {
                    int filter = block * conv.filters() + group * conv.groupFilters() + tile * LaneTiles.SIDE;
                    int count = Math.min(steps, windows.length - step);
                    layOut(filter, filtersOf(tile), step, count, gradients);
                    int from = image0 + channel * geometry.plane();
                    int to = sums + (tile - firstTile) * tileSums;
                    correlate(gradients, image, from, step, count, met, block + step > 0 ? memory : to, to);
                }
            }
        }
        int tileVectors = tileSums / geometry.lanes();
        LaneSum.ofEach(scratch, sums, (endTile - firstTile) * tileVectors);
        for (int tile = firstTile; tile < endTile; tile++) {
            int weights = Math.min(channels, conv.groupChannels() - firstChannel)
                    * conv.window().area();
            int filter = group * conv.groupFilters() + tile * LaneTiles.SIDE;
            int firstWeight = firstChannel * conv.window().area();
            write(filter, filtersOf(tile), firstWeight, weights, sums + (tile - firstTile) * tileVectors);
        }
    }

    private int filtersOf(int tile) {
        return Math.min(LaneTiles.SIDE, conv.groupFilters() - tile * LaneTiles.SIDE);
    }

    /** Brings the gradients of a tile's filters together, for each place one behind the other; where there are no more, the last again. */
    private void layOut(int filter, int filters, int step, int count, int to) {
        int lanes = geometry.lanes();
        for (int i = 0; i < LaneTiles.SIDE; i++) {
            int from = y.gradient() + (filter + Math.min(i, filters - 1)) * y.area() + step * lanes;
            float[] scratch = context.workspace().array();
            LaneKernels.copy(count, y.array(), from, lanes, scratch, to + i * lanes, LaneTiles.SIDE * lanes);
        }
    }

    /** Writes the products of a tile's filters with each channel to {@code sums}, or by way of {@code products} adds them. */
    private void correlate(
            int gradients, float[] image, int image0, int step, int count, int[] columns, int products, int sums) {
        float[] scratch = context.workspace().array();
        int to = sums;
        for (int column = 0; column < columns.length; column += LaneTiles.SIDE) {
            int tile = products == sums ? to : products;
            LaneTiles.correlate(
                    scratch, gradients, image, image0, columns, column, windows, step, count, scratch, tile);
            if (tile != to) {
                context.kernels().add(scratch, tile, scratch, to, tileSize());
            }
            to += tileSize();
        }
    }

    private void write(int filter, int count, int firstWeight, int weights, int sums) {
        float[] scratch = context.workspace().array();
        float[] gradients = context.parameters().gradients();
        int side = LaneTiles.SIDE;
        for (int i = 0; i < count; i++) {
            int to = weight + (filter + i) * conv.filterWeights() + firstWeight;
            for (int j = 0; j < weights; j++) {
                float sum = scratch[sums + j / side * side * side + i * side + j % side];
                gradients[to + j] = adds ? gradients[to + j] + sum : sum;
            }
        }
    }
}

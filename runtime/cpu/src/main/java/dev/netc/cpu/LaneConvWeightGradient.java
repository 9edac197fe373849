package dev.netc.cpu;

import java.util.Arrays;

/**
 * The gradients of a convolution's weights and bias over interleaved samples: inner products of the output's gradient with the window's
 * elements, for each lane by itself; the lanes are added up at the end. Each item of work is some filters of a group and some of its
 * channels, over as many blocks of samples as a third-level cache holds, a few places at a time. Its sums stay in a second-level cache;
 * the gradients of a tile's filters at these places in the first-level cache.
 */
final class LaneConvWeightGradient extends ParallelKernel {

    /** Vectors of gradients that stay in the first-level cache, at most so many places of each filter. */
    private static final int VECTORS = 320;

    private static final int MOST_STEPS = 64;

    /** Floats of the sums of an item: an eighth of a second-level cache of 2 MiB. */
    private static final int SUMS = 64 * 1024;

    /** Floats of the image and the gradient that all workers take before the next: half of a third-level cache of 32 MiB. */
    private static final int TOGETHER = 4 * 1024 * 1024;

    private final Context context;
    private final LaneGeometry geometry;
    private final ConvGeometry conv;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final ConvWeightGradient.Operands operands;
    private final boolean adds;
    private final LaneTile tile;
    private final int steps; // output places at a time
    private final int together; // blocks of samples
    private final int filterTiles; // of a group
    private final Cut cut;
    private final Prefetch prefetch;
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
        tile = LaneTile.of(conv.window(), conv.groupFilters());
        tile.warmUp(context.warmUp());
        filterTiles = Shares.ceil(conv.groupFilters(), tile.filters());
        float most = Math.min(MOST_STEPS, VECTORS / tile.filters());
        steps = Shares.ceil(places(), Math.max(1, Math.round(places() / most)));
        together = Math.max(1, TOGETHER / (x.row() + y.row()));
        cut = cheapest();
        prefetch = new Prefetch((long) conv.batch() * conv.channels() * geometry.plane() / context.workers());
        windows = geometry.windows();
        int taps = conv.window().area();
        int left = conv.groupChannels() - (cut.channelRanges - 1) * cut.channels;
        columns = filled(geometry.weights(), cut.channels * taps);
        lastColumns = filled(geometry.weights(), left * taps);
        context.workspace()
                .reservePerWorker((long) steps * tile.filters() * geometry.lanes()
                        + (long) cut.tiles * sums(cut.channels)
                        + square());
        if (geometry.isPadded()) {
            phases(new LanePadding(context, geometry, x), this::share);
        } else {
            phases(this::share);
        }
    }

    /**
     * How the work is cut into items.
     *
     * @param channels of an item; the last range of a group may have fewer
     * @param tiles of an item at most
     */
    private record Cut(int channels, int channelRanges, int tiles, int tileRanges) {

        static Cut of(int channels, int channelRanges, int tiles, int tileRanges) {
            return new Cut(
                    Shares.ceil(channels, channelRanges), channelRanges, Shares.ceil(tiles, tileRanges), tileRanges);
        }
    }

    /** Of all ways to cut the work so that the sums of an item stay in the cache the one that takes the least time. */
    private Cut cheapest() {
        Cut best = Cut.of(conv.groupChannels(), conv.groupChannels(), filterTiles, filterTiles);
        for (int ranges = 1; ranges <= conv.groupChannels(); ranges++) {
            int channels = Shares.ceil(conv.groupChannels(), ranges);
            boolean isNew = Shares.ceil(conv.groupChannels(), channels) == ranges;
            int together = Math.max(1, SUMS / sums(channels));
            int fewest = Shares.ceil(filterTiles, together);
            for (int tileRanges = fewest; isNew && tileRanges <= filterTiles; tileRanges++) {
                Cut next = Cut.of(conv.groupChannels(), ranges, filterTiles, tileRanges);
                if (sums(channels) <= SUMS && cost(next) < cost(best)) {
                    best = next;
                }
            }
        }
        return best;
    }

    /**
     * About how many cycles the busiest worker takes: each item reads its channels of the image, and reads and lays out its filters of the
     * gradient, at two floats a cycle beyond the first-level cache, and multiplies one and a half vectors a cycle.
     */
    private double cost(Cut next) {
        int lanes = geometry.lanes();
        double image = (double) next.channels * geometry.plane();
        double gradient = 2.0 * next.tiles * tile.filters() * places() * lanes;
        double products = (double) next.tiles
                * tile.filters()
                * places()
                * next.channels
                * conv.window().area();
        int items = Shares.ceil(conv.groups() * next.channelRanges * next.tileRanges, context.workers());
        return items * conv.batch() * (image / 2 + gradient / 2 + products / 1.5);
    }

    private int places() {
        return conv.rows() * conv.columns();
    }

    /** Floats of the sums of a tile's filters with so many channels. */
    private int sums(int channels) {
        return Shares.roundUp(channels * conv.window().area(), tile.elements()) * tile.filters() * geometry.lanes();
    }

    /** The first {@code count} numbers, and the last of them again until tiles are full. */
    private int[] filled(int[] numbers, int count) {
        int[] filled = Arrays.copyOf(numbers, Shares.roundUp(count, tile.elements()));
        Arrays.fill(filled, count, filled.length, numbers[count - 1]);
        return filled;
    }

    /** Floats behind the sums that are lost: see {@link LaneSum#ofEach}. */
    private int square() {
        return geometry.lanes() * geometry.lanes();
    }

    private void share(int worker, int workers) {
        for (int block = 0; block < conv.batch(); block += together) {
            share(block, Math.min(block + together, conv.batch()), worker, workers);
        }
    }

    /** A worker's items, over some blocks of samples. */
    private void share(int firstBlock, int endBlock, int worker, int workers) {
        int items = conv.groups() * cut.tileRanges * cut.channelRanges;
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int range = item % cut.channelRanges;
            int group = item / cut.channelRanges / cut.tileRanges;
            int tiles = item / cut.channelRanges % cut.tileRanges;
            int first = Shares.start(filterTiles, tiles, cut.tileRanges);
            int last = Shares.start(filterTiles, tiles + 1, cut.tileRanges);
            int memory = context.workspace().of(worker);
            compute(firstBlock, endBlock, group, first, last, range * cut.channels, memory);
            if (firstBlock == 0 && range == 0 && bias >= 0) {
                int before = group * conv.groupFilters();
                int lastFilter = before + Math.min(last * tile.filters(), conv.groupFilters());
                for (int k = before + first * tile.filters(); k < lastFilter; k++) {
                    operands.sumBias(context.kernels(), conv, y.lanes(), k, adds);
                }
            }
        }
    }

    private void compute(
            int firstBlock, int endBlock, int group, int firstTile, int endTile, int firstChannel, int gradients) {
        float[] scratch = context.workspace().array();
        int sums = gradients + steps * tile.filters() * geometry.lanes();
        boolean padded = geometry.isPadded();
        float[] image = padded ? scratch : x.array();
        int image0 = padded ? context.workspace().shared() : x.at();
        int[] met = firstChannel + cut.channels >= conv.groupChannels() ? lastColumns : columns;
        int channels = Math.min(cut.channels, conv.groupChannels() - firstChannel);
        int tileSums = met.length * tile.filters() * geometry.lanes();
        Arrays.fill(scratch, sums, sums + (endTile - firstTile) * tileSums, 0);
        for (int block = firstBlock; block < endBlock; block++) {
            int channel = block * conv.channels() + group * conv.groupChannels() + firstChannel;
            for (int step = 0; step < windows.length; step += steps) {
                fetch(image, image0 + channel * geometry.plane(), step, channels);
                for (int i = firstTile; i < endTile; i++) {
                    int filter = block * conv.filters() + group * conv.groupFilters() + i * tile.filters();
                    int count = Math.min(steps, windows.length - step);
                    layOut(filter, filtersOf(i), step, count, gradients);
                    int from = image0 + channel * geometry.plane();
                    int to = sums + (i - firstTile) * tileSums;
                    correlate(gradients, image, from, step, count, met, to);
                }
            }
        }
        int tileVectors = tileSums / geometry.lanes();
        LaneSum.ofEach(scratch, sums, (endTile - firstTile) * tileVectors);
        for (int i = firstTile; i < endTile; i++) {
            int weights = channels * conv.window().area();
            int filter = group * conv.groupFilters() + i * tile.filters();
            int firstWeight = firstChannel * conv.window().area();
            boolean grows = adds || firstBlock > 0;
            write(filter, filtersOf(i), firstWeight, weights, sums + (i - firstTile) * tileVectors, grows);
        }
    }

    /** Reads ahead what the windows of some places cover. */
    private void fetch(float[] image, int channel, int step, int channels) {
        int last = windows[Math.min(step + steps, windows.length) - 1];
        int count = last + columns[conv.window().area() - 1] + geometry.lanes() - windows[step];
        prefetch.read(image, channel + windows[step], count, channels, geometry.plane());
    }

    private int filtersOf(int index) {
        return Math.min(tile.filters(), conv.groupFilters() - index * tile.filters());
    }

    /** Brings the gradients of a tile's filters together, for each place one behind the other; where there are no more, the last again. */
    private void layOut(int filter, int filters, int step, int count, int to) {
        int lanes = geometry.lanes();
        for (int i = 0; i < tile.filters(); i++) {
            int from = y.gradient() + (filter + Math.min(i, filters - 1)) * y.area() + step * lanes;
            float[] scratch = context.workspace().array();
            LaneKernels.copy(count, y.array(), from, lanes, scratch, to + i * lanes, tile.filters() * lanes);
        }
    }

    /** Adds the products of a tile's filters with each channel to {@code sums}. */
    private void correlate(int gradients, float[] image, int image0, int step, int count, int[] columns, int sums) {
        float[] scratch = context.workspace().array();
        for (int column = 0; column < columns.length; column += tile.elements()) {
            int to = sums + column * tile.filters() * geometry.lanes();
            tile.correlate(scratch, gradients, image, image0, columns, column, windows, step, count, to);
        }
    }

    private void write(int filter, int count, int firstWeight, int weights, int sums, boolean grows) {
        float[] scratch = context.workspace().array();
        float[] gradients = context.parameters().gradients();
        int elements = tile.elements();
        for (int i = 0; i < count; i++) {
            int to = weight + (filter + i) * conv.filterWeights() + firstWeight;
            for (int j = 0; j < weights; j++) {
                float sum = scratch[sums + j / elements * tile.size() + i * elements + j % elements];
                gradients[to + j] = grows ? gradients[to + j] + sum : sum;
            }
        }
    }
}

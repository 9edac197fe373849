package dev.netc.cpu;

/**
 * A convolution in N x C x H x W with {@link Winograd}'s tiles: going forward, and the gradient of its input, which is the convolution of
 * the output's gradient with the filters turned round. First the filters are transformed, with the result's channels in the lanes. Then for
 * some strips of tiles at a time, with channels in the lanes, products of matrices, of tiles and channels with channels and filters, are
 * made and transformed back.
 *
 * <p>Transformed tiles and products stay in a second-level cache, unless the filters do not fit it by far: then each worker takes part of the
 * result's channels, for many tiles, so that filters are read once. If those are all tiles, it also transforms its filters, for a few channels
 * of the source at a time, so that what comes of them, four times as much, never leaves the second-level cache; and the tiles are laid out for
 * faster products, which pays where they are used often enough.
 */
final class WinogradConvolution extends ParallelKernel {

    private static final int LANES = VectorKernels.SPECIES.length();
    private static final int PAIR = 2 * LANES;

    /** Elements of the tiles that are taken at a time, so that they fit a second-level cache for as many channels as are frequent there. */
    private static final int ELEMENTS = 1024;

    /** And if filters are many. */
    private static final int MANY_ELEMENTS = 4608;

    /** Floats of the filters from which on they are many. */
    private static final int MANY_FILTERS = 1024 * 1024;

    /** Channels of the source of which a pair's filters are transformed together, where that is done on the way. */
    private static final int CHANNELS = 128;

    /** Pairs of a worker's for which it pays to lay out the tiles. */
    private static final int ENOUGH_PAIRS = 8;

    private static final int NO_BIAS = -1;

    private final Context context;
    private final Winograd winograd;
    private final ConvGeometry conv; // of the source to the result
    private final int weight;
    private final int bias;
    private final Rectifier rectifier;
    private final boolean isTurned; // whether filters are turned round, and their channels the result's
    private final boolean adds;
    private final ChannelTiles sources;
    private final ChannelTiles results;
    private final int pairs; // of vectors of the result's channels
    private final int ranges; // in which they are cut
    private final int rangePairs; // of the largest
    private final int together; // strips
    private final boolean isFused; // whether filters are transformed on the way
    private final int depth; // channels of the source, rounded up to vectors
    private final int tilePitch; // distance of the groups of transformed tiles, one for each product
    private final int panelPitch; // and of those that are laid out
    private final int productPitch; // of their products
    private final int filterPitch; // and of a pair's filters
    private final int scratch; // floats of a worker's memory for a strip

    private WinogradConvolution(
            Context context,
            Winograd winograd,
            ConvGeometry conv,
            Activation source,
            int sourceAt,
            Activation result,
            int resultAt,
            int weight,
            int bias,
            Rectifier rectifier,
            boolean isTurned,
            boolean adds) {
        super(context.team());
        this.context = context;
        this.winograd = winograd;
        this.conv = conv;
        this.weight = weight;
        this.bias = bias;
        this.rectifier = rectifier;
        this.isTurned = isTurned;
        this.adds = adds;
        pairs = Shares.ceil(conv.filters(), PAIR);
        boolean isMany = (long) winograd.filterElements() * conv.channels() * conv.filters() > MANY_FILTERS;
        int most = (isMany ? MANY_ELEMENTS : ELEMENTS) / winograd.products();
        sources = ChannelTiles.ofImage(winograd, conv, source, sourceAt, most);
        results = ChannelTiles.ofOutput(winograd, conv, result, resultAt, most);
        ranges = isMany ? Math.min(pairs, context.workers()) : 1;
        rangePairs = Shares.ceil(pairs, ranges);
        together = Math.max(1, Math.min(sources.strips(), most / sources.largest()));
        isFused = isMany && sources.strips() <= together && rangePairs >= ENOUGH_PAIRS;
        depth = sources.vectors() * LANES;
        tilePitch = together * sources.largest() * depth + LANES;
        panelPitch = isFused ? (int) Arena.aligned((long) together * sources.largest() * depth) : 0;
        productPitch = together * sources.largest() * rangePairs * PAIR + LANES;
        filterPitch = (isFused ? CHANNELS : conv.channels()) * PAIR + LANES;
        long filters = (long) winograd.filterElements() * filterPitch;
        context.workspace().reserveShared(isFused ? 0 : filters * pairs);
        int cut = LANES * conv.window().area() * LANES;
        scratch = WinogradTiles.TILE + Math.max(cut, Math.max(sources.size(), results.size()));
        context.workspace()
                .reservePerWorker(scratch
                        + (long) winograd.products() * (tilePitch + productPitch + panelPitch)
                        + (isFused ? filters : 0));
        if (isFused) {
            context.panelTiles(together * sources.largest(), true);
        } else {
            context.rowTiles(together * sources.largest());
        }
        context.warmUp().add(WarmUp.Kind.WINOGRAD, winograd.side());
        if (isFused) {
            phases(this::share);
        } else {
            phases(this::transformFilters, this::share);
        }
    }

    static WinogradConvolution of(
            Context context,
            Winograd winograd,
            ConvGeometry conv,
            Activation x,
            Activation y,
            int weight,
            int bias,
            Rectifier rectifier) {
        return new WinogradConvolution(
                context, winograd, conv, x, x.at(), y, y.at(), weight, bias, rectifier, false, false);
    }

    static WinogradConvolution ofInputGradient(
            Context context,
            Winograd winograd,
            ConvGeometry conv,
            Activation x,
            Activation y,
            int weight,
            boolean adds) {
        return new WinogradConvolution(
                context,
                winograd,
                conv.turned(),
                y,
                y.gradient(),
                x,
                x.gradient(),
                weight,
                NO_BIAS,
                Rectifier.NONE,
                true,
                adds);
    }

    private int half(int worker) {
        return context.workspace().of(worker);
    }

    private int strip(int worker) {
        return half(worker) + WinogradTiles.TILE;
    }

    private int products(int worker) {
        return half(worker) + scratch;
    }

    private int tiles(int worker) {
        return products(worker) + winograd.products() * productPitch;
    }

    /** Tiles of a product, those that are multiplied together side by side for each channel. */
    private int panels(int product, int worker) {
        return tiles(worker) + winograd.products() * tilePitch + product * panelPitch;
    }

    /** A pair's filters: for each product two vectors, of each first those of all the source's channels that are together. */
    private int filters(int pair, int worker) {
        return isFused
                ? panels(winograd.products(), worker)
                : context.workspace().shared() + pair * winograd.filterElements() * filterPitch;
    }

    private void transformFilters(int worker, int workers) {
        int vectors = Shares.ceil(conv.filters(), LANES);
        int ranges = sources.vectors();
        int items = vectors * ranges;
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int vector = item / ranges;
            int channel = item % ranges * LANES;
            int to = filters(vector / 2, worker) + vector % 2 * conv.channels() * LANES;
            transformFilters(vector, channel, to + channel * LANES, worker);
        }
    }

    /** Transforms the filters of a pair, of a few of the source's channels. */
    private void transformPair(int pair, int firstChannel, int endChannel, int worker) {
        int endVector = Math.min(Shares.ceil(conv.filters(), LANES), 2 * pair + 2);
        for (int vector = 2 * pair; vector < endVector; vector++) {
            int to = filters(pair, worker) + vector % 2 * (endChannel - firstChannel) * LANES;
            for (int channel = firstChannel; channel < endChannel; channel += LANES) {
                transformFilters(vector, channel, to + (channel - firstChannel) * LANES, worker);
            }
        }
    }

    /** Transforms the filters of a vector of the result's channels and as many of the source's. */
    private void transformFilters(int vector, int channel, int to, int worker) {
        float[] array = context.workspace().array();
        int taps = conv.window().area();
        int result = vector * LANES;
        int count = Math.min(LANES, conv.channels() - channel);
        int resultPitch = isTurned ? taps : conv.channels() * taps;
        int sourcePitch = isTurned ? conv.filters() * taps : taps;
        winograd.layOutFilters(
                context.parameters().values(),
                weight + result * resultPitch + channel * sourcePitch,
                Math.min(LANES, conv.filters() - result),
                resultPitch,
                count,
                sourcePitch,
                array,
                strip(worker),
                LANES);
        int last = isTurned ? taps - 1 : 0;
        int step = isTurned ? -LANES : LANES;
        WinogradTiles.filter(
                winograd.side(),
                count,
                array,
                strip(worker) + last * LANES,
                taps * LANES,
                winograd.kernel() * step,
                step,
                array,
                to,
                LANES,
                winograd.filterSide() * filterPitch,
                filterPitch,
                array,
                half(worker));
    }

    private void share(int worker, int workers) {
        int parts = Shares.ceil(sources.strips(), together);
        int items = parts * ranges;
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int strip = item % parts * together;
            int range = item / parts;
            int pair = Shares.start(pairs, range, ranges);
            compute(
                    strip,
                    Math.min(strip + together, sources.strips()),
                    pair,
                    Shares.start(pairs, range + 1, ranges),
                    worker);
        }
    }

    private void compute(int firstStrip, int endStrip, int firstPair, int endPair, int worker) {
        float[] array = context.workspace().array();
        int pitch = rangePairs * PAIR;
        for (int strip = firstStrip; strip < endStrip; strip++) {
            int place = sources.tilesBefore(strip) - sources.tilesBefore(firstStrip);
            for (int vector = 0; vector < sources.vectors(); vector++) {
                int to = tiles(worker) + place * depth + vector * LANES;
                sources.transform(strip, vector, array, strip(worker), half(worker), to, depth, tilePitch);
            }
        }
        int count = sources.tilesBefore(endStrip) - sources.tilesBefore(firstStrip);
        if (isFused) {
            multiplyFused(count, firstPair, endPair, worker);
        } else {
            multiply(count, firstPair, endPair, worker);
        }
        addBias(count, firstPair, endPair, worker);
        int endVector = Math.min(results.vectors(), 2 * endPair);
        for (int strip = firstStrip; strip < endStrip; strip++) {
            int place = sources.tilesBefore(strip) - sources.tilesBefore(firstStrip);
            for (int vector = 2 * firstPair; vector < endVector; vector++) {
                int from = products(worker) + place * pitch + (vector - 2 * firstPair) * LANES;
                results.write(
                        strip, vector, array, strip(worker), half(worker), from, pitch, productPitch, rectifier, adds);
            }
        }
    }

    private void multiply(int count, int firstPair, int endPair, int worker) {
        for (int product = 0; product < winograd.products(); product++) {
            for (int pair = firstPair; pair < endPair; pair++) {
                int to = products(worker) + product * productPitch + (pair - firstPair) * PAIR;
                multiplyRows(product, count, pair, to, worker);
            }
        }
    }

    private void multiplyFused(int count, int firstPair, int endPair, int worker) {
        for (int product = 0; product < winograd.products(); product++) {
            layOut(product, count, worker);
        }
        for (int pair = firstPair; pair < endPair; pair++) {
            for (int channel = 0; channel < conv.channels(); channel += CHANNELS) {
                int end = Math.min(channel + CHANNELS, conv.channels());
                transformPair(pair, channel, end, worker);
                for (int product = 0; product < winograd.products(); product++) {
                    int to = products(worker) + product * productPitch + (pair - firstPair) * PAIR;
                    multiplyPanels(product, count, pair, channel, end, to, worker);
                }
            }
        }
    }

    /** Multiplies tiles with a pair's filters. */
    private void multiplyRows(int product, int count, int pair, int to, int worker) {
        float[] array = context.workspace().array();
        int from = tiles(worker) + product * tilePitch;
        int filters = filters(pair, worker) + winograd.filterElement(product) * filterPitch;
        int pitch = rangePairs * PAIR;
        int rows;
        for (int tile = 0; tile < count; tile += rows) {
            rows = rowsFrom(tile, count);
            RowTiles.multiply(
                    rows,
                    LaneKernels.ZEROS,
                    0,
                    array,
                    from + tile * depth,
                    depth,
                    array,
                    filters,
                    conv.channels() * LANES,
                    LANES,
                    conv.channels(),
                    array,
                    to + tile * pitch,
                    LANES,
                    pitch);
        }
    }

    private void layOut(int product, int count, int worker) {
        float[] array = context.workspace().array();
        int from = tiles(worker) + product * tilePitch;
        int to = panels(product, worker);
        int rows;
        for (int tile = 0; tile < count; tile += rows) {
            rows = rowsFrom(tile, count);
            Transposition.copy(array, from + tile * depth, depth, rows, 0, depth, array, to + tile * depth, rows);
        }
    }

    /** How many tiles are multiplied together, from one on. */
    private int rowsFrom(int tile, int count) {
        return Math.min(context.kernels().tile(count), context.kernels().tile(count - tile));
    }

    /** Multiplies some channels of the tiles with a pair's filters for them; what comes of the first begins the sums. */
    private void multiplyPanels(
            int product, int count, int pair, int firstChannel, int endChannel, int to, int worker) {
        float[] array = context.workspace().array();
        int panels = panels(product, worker);
        int filters = filters(pair, worker) + winograd.filterElement(product) * filterPitch;
        int pitch = rangePairs * PAIR;
        int deep = endChannel - firstChannel;
        boolean grows = firstChannel > 0;
        int rows;
        for (int tile = 0; tile < count; tile += rows) {
            rows = rowsFrom(tile, count);
            int panel = panels + tile * depth + firstChannel * rows;
            int c = to + tile * pitch;
            context.kernels().panels(rows, array, panel, array, filters, deep, array, c, pitch, PAIR, grows);
        }
    }

    private void addBias(int count, int firstPair, int endPair, int worker) {
        float[] array = context.workspace().array();
        int pitch = rangePairs * PAIR;
        for (int tile = 0; tile < count && bias >= 0; tile++) {
            int first = firstPair * PAIR;
            int channels = Math.min(conv.filters(), endPair * PAIR) - first;
            int to = products(worker) + winograd.one() * productPitch + tile * pitch;
            context.kernels().add(context.parameters().values(), bias + first, array, to, channels);
        }
    }
}

package dev.netc.cpu;

import static dev.netc.cpu.Winograd.PRODUCTS;
import static dev.netc.cpu.Winograd.SIDE;

/**
 * A convolution in N x C x H x W with {@link Winograd}'s tiles: going forward, and the gradient of its input, which is the convolution of
 * the output's gradient with the filters turned round. First the filters are transformed, with the result's channels in the lanes. Then for
 * some strips of tiles at a time, with channels in the lanes, 36 products of matrices, of tiles and channels with channels and filters, are
 * made and transformed back.
 *
 * <p>Transformed tiles and products stay in a second-level cache, unless the filters do not even fit the third: then each worker takes part of the
 * result's channels, for many tiles, so that filters are read once.
 */
final class WinogradConvolution extends ParallelKernel {

    private static final int LANES = VectorKernels.SPECIES.length();
    private static final int PAIR = 2 * LANES;

    /** Tiles that are taken at a time, so that their numbers fit a second-level cache for as many channels as are frequent there. */
    private static final int TILES = 28;

    /** And if filters are many. */
    private static final int MANY_TILES = 128;

    /** Floats of the filters from which on they are many. */
    private static final int MANY_FILTERS = 1024 * 1024;

    private static final int NO_BIAS = -1;

    private final Context context;
    private final Winograd winograd;
    private final ConvGeometry conv; // of the source to the result
    private final int weight;
    private final int bias;
    private final boolean relu;
    private final boolean isTurned; // whether filters are turned round, and their channels the result's
    private final boolean adds;
    private final ChannelTiles sources;
    private final ChannelTiles results;
    private final int pairs; // of vectors of the result's channels
    private final int ranges; // in which they are cut
    private final int rangePairs; // of the largest
    private final int together; // strips
    private final int depth; // channels of the source, rounded up to vectors
    private final int tilePitch; // distance of the 36 groups of transformed tiles
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
            boolean relu,
            boolean isTurned,
            boolean adds) {
        super(context.team());
        this.context = context;
        this.winograd = winograd;
        this.conv = conv;
        this.weight = weight;
        this.bias = bias;
        this.relu = relu;
        this.isTurned = isTurned;
        this.adds = adds;
        pairs = Shares.ceil(conv.filters(), PAIR);
        boolean isMany = (long) PRODUCTS * conv.channels() * conv.filters() > MANY_FILTERS;
        int most = isMany ? MANY_TILES : TILES;
        sources = ChannelTiles.ofImage(winograd, conv, source, sourceAt, most);
        results = ChannelTiles.ofOutput(winograd, conv, result, resultAt, most);
        ranges = isMany ? Math.min(pairs, context.workers()) : 1;
        rangePairs = Shares.ceil(pairs, ranges);
        together = Math.max(1, Math.min(sources.strips(), most / sources.largest()));
        depth = sources.vectors() * LANES;
        tilePitch = together * sources.largest() * depth + LANES;
        productPitch = together * sources.largest() * rangePairs * PAIR + LANES;
        filterPitch = conv.channels() * PAIR + LANES;
        context.workspace().reserveShared((long) PRODUCTS * filterPitch * pairs);
        int filters = LANES * conv.window().area() * LANES;
        scratch = WinogradTiles.TILE + Math.max(filters, Math.max(sources.size(), results.size()));
        context.workspace().reservePerWorker(scratch + (long) PRODUCTS * (tilePitch + productPitch));
        context.rowTiles(together * sources.largest());
        context.warmUp().add(WarmUp.Kind.WINOGRAD, winograd.results());
        phases(this::transformFilters, this::share);
    }

    static WinogradConvolution of(
            Context context,
            Winograd winograd,
            ConvGeometry conv,
            Activation x,
            Activation y,
            int weight,
            int bias,
            boolean relu) {
        return new WinogradConvolution(context, winograd, conv, x, x.at(), y, y.at(), weight, bias, relu, false, false);
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
                context, winograd, conv.turned(), y, y.gradient(), x, x.gradient(), weight, NO_BIAS, false, true, adds);
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
        return products(worker) + PRODUCTS * productPitch;
    }

    /** A pair's filters: for each of the 36 products, and each channel of the source, two vectors. */
    private int filters(int pair) {
        return context.workspace().shared() + pair * PRODUCTS * filterPitch;
    }

    private void transformFilters(int worker, int workers) {
        int vectors = Shares.ceil(conv.filters(), LANES);
        int ranges = sources.vectors();
        int items = vectors * ranges;
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            transformFilters(item / ranges, item % ranges * LANES, worker);
        }
    }

    /** Transforms the filters of a vector of the result's channels and as many of the source's. */
    private void transformFilters(int vector, int channel, int worker) {
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
                winograd.kernel(),
                count,
                array,
                strip(worker) + last * LANES,
                taps * LANES,
                winograd.kernel() * step,
                step,
                array,
                filters(vector / 2) + channel * PAIR + vector % 2 * LANES,
                PAIR,
                SIDE * filterPitch,
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
        multiply(count, firstPair, endPair, worker);
        int endVector = Math.min(results.vectors(), 2 * endPair);
        for (int strip = firstStrip; strip < endStrip; strip++) {
            int place = sources.tilesBefore(strip) - sources.tilesBefore(firstStrip);
            for (int vector = 2 * firstPair; vector < endVector; vector++) {
                int from = products(worker) + place * pitch + (vector - 2 * firstPair) * LANES;
                results.write(strip, vector, array, strip(worker), half(worker), from, pitch, productPitch, relu, adds);
            }
        }
    }

    private void multiply(int count, int firstPair, int endPair, int worker) {
        float[] array = context.workspace().array();
        int pitch = rangePairs * PAIR;
        for (int product = 0; product < PRODUCTS; product++) {
            int from = tiles(worker) + product * tilePitch;
            int to = products(worker) + product * productPitch;
            for (int pair = firstPair; pair < endPair; pair++) {
                int filters = filters(pair) + product * filterPitch;
                int rows;
                for (int tile = 0; tile < count; tile += rows) {
                    rows = Math.min(
                            context.kernels().tile(count), context.kernels().tile(count - tile));
                    RowTiles.multiply(
                            rows,
                            LaneKernels.ZEROS,
                            0,
                            array,
                            from + tile * depth,
                            depth,
                            array,
                            filters,
                            LANES,
                            PAIR,
                            conv.channels(),
                            array,
                            to + tile * pitch + (pair - firstPair) * PAIR,
                            LANES,
                            pitch);
                }
            }
        }
        for (int tile = 0; tile < count && bias >= 0; tile++) {
            int first = firstPair * PAIR;
            int channels = Math.min(conv.filters(), endPair * PAIR) - first;
            int to = products(worker) + Winograd.ONE * productPitch + tile * pitch;
            context.kernels().add(context.parameters().values(), bias + first, array, to, channels);
        }
    }
}

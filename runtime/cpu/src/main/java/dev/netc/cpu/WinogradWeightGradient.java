package dev.netc.cpu;

import dev.netc.cpu.ConvWeightGradient.Operands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradients of a convolution's weights and bias with {@link Winograd}'s tiles, Gᵀ[sum over all tiles of (Bᵀ d B) ⊙ (A dy Aᵀ)]G, in
 * whichever layout the values lie: products of matrices, of channels and tiles with tiles and filters.
 *
 * <p>Some strips of tiles are transformed at a time; then their products are added to those before. The gradient's tiles have channels in the
 * lanes, and the image's too, but where samples are interleaved and fill all lanes: then these stay there. Where all sums fit a second-level
 * cache, each worker has its own and takes some of the strips. Where they do not, all workers transform strips together, more of them, and
 * each adds the products of some channels and filters.
 *
 * <p>The gradient of the bias is the sum of the output's tiles at the points 1 and 1, where each is the sum of its elements.
 */
final class WinogradWeightGradient extends ParallelKernel {

    private static final int LANES = VectorKernels.SPECIES.length();

    /** Elements of a strip's tiles in a channel: enough to make sums worth fetching. */
    private static final int STRIP = 1152;

    /** Floats of the sums and transformed tiles of a worker: two thirds of a second-level cache of 2 MiB. */
    private static final int OWN = 340 * 1024;

    /** Floats of the transformed tiles that workers hold together. */
    private static final int TOGETHER = 1024 * 1024;

    private final Context context;
    private final Winograd winograd;
    private final ConvGeometry conv;
    private final Operands operands;
    private final boolean adds;
    private final ChannelTiles images;
    private final ChannelTiles gradients;
    private final SampleTiles samples;
    private final Tiles[] tiles; // how the channels of each vector are cut
    private final int panels; // pairs of vectors of filters
    private final boolean isOwn; // whether each worker has all sums
    private final int together; // strips
    private final int pitch; // distance of the groups, one for each product, of a vector's transformed tiles
    private final int fullTiles; // of blocks of samples that fill all lanes
    private final int scratch; // floats of a worker's memory for a strip

    WinogradWeightGradient(
            Context context,
            Winograd winograd,
            ConvGeometry conv,
            Activation x,
            Activation y,
            int weight,
            int bias,
            boolean adds) {
        super(context.team());
        this.context = context;
        this.winograd = winograd;
        this.conv = conv;
        operands = Operands.of(context, x, y, weight, bias);
        this.adds = adds;
        images = ChannelTiles.ofImage(winograd, conv, x, x.at(), STRIP / winograd.products());
        gradients = ChannelTiles.ofOutput(winograd, conv, y, y.gradient(), STRIP / winograd.products());
        samples = new SampleTiles(winograd, conv, x);
        panels = Shares.ceil(gradients.vectors(), 2);
        int vectors = images.vectors() + gradients.vectors();
        int strip = winograd.products() * images.largest() * vectors * LANES;
        isOwn = sums() + strip <= OWN;
        together = Math.max(1, Math.min(images.strips(), (isOwn ? OWN - sums() : TOGETHER) / strip));
        pitch = (together * images.largest() + 1) * LANES;
        int fullBlocks = x.lanes() < LANES ? 0 : x.samples() / LANES;
        fullTiles = images.tilesBefore(images.strips() / x.batch() * fullBlocks);
        int allTiles = images.tilesBefore(images.strips());
        int taps = LANES * conv.window().area() * LANES;
        scratch = WinogradTiles.TILE + Math.max(taps, Math.max(images.size(), gradients.size()));
        long floats = (long) winograd.products() * pitch * vectors + sums();
        context.workspace().reserveShared(isOwn ? 0 : floats);
        context.workspace().reservePerWorker(scratch + (isOwn ? floats : 0));
        tiles = new Tiles[images.vectors()];
        for (int vector = 0; vector < tiles.length; vector++) {
            int channels = Math.min(LANES, conv.channels() - vector * LANES);
            tiles[vector] = context.growingTiles(channels, LANES / 2, fullTiles > 0, fullTiles < allTiles);
        }
        context.warmUp().add(WarmUp.Kind.WINOGRAD_WEIGHTS, winograd.side());
        phases(works().toArray(WorkerTeam.Work[]::new));
    }

    private List<WorkerTeam.Work> works() {
        List<WorkerTeam.Work> works = new ArrayList<>();
        if (isOwn) {
            works.add(this::share);
            works.add(this::reduce);
        }
        for (int strip = 0; strip < images.strips() && !isOwn; strip += together) {
            int first = strip;
            int end = Math.min(strip + together, images.strips());
            works.add((worker, workers) -> transform(first, end, worker, worker, workers));
            works.add((worker, workers) -> multiply(first, end, first > 0, worker, worker, workers));
        }
        works.add(this::finish);
        return works;
    }

    /** Floats of the sums of products of a vector of channels and two of filters. */
    private int block() {
        return winograd.filterElements() * LANES * 2 * LANES;
    }

    /** Floats of the products of all channels and filters, and of the bias' sums with what rounding took from these. */
    private int sums() {
        return images.vectors() * panels * block() + gradients.vectors() * 2 * LANES;
    }

    /** The memory for sums and transformed tiles. */
    private int memory(int worker) {
        return isOwn
                ? context.workspace().of(worker) + scratch
                : context.workspace().shared();
    }

    /** The sums of a vector of channels and two of filters: for each element of a transformed filter a row for each channel. */
    private int block(int vector, int panel, int worker) {
        return memory(worker) + (vector * panels + panel) * block();
    }

    /** The sums of a vector of filters' bias. */
    private int biasSums(int vector, int worker) {
        return block(images.vectors(), 0, worker) + vector * 2 * LANES;
    }

    /** The transformed tiles of a vector of the image's channels, and behind them those of the output's: for each product one by one. */
    private int transformed(int vector, int worker) {
        return memory(worker) + sums() + vector * winograd.products() * pitch;
    }

    private int half(int worker) {
        return context.workspace().of(worker);
    }

    private int strip(int worker) {
        return half(worker) + WinogradTiles.TILE;
    }

    private void share(int worker, int workers) {
        float[] array = context.workspace().array();
        int first = Shares.start(images.strips(), worker, workers);
        int end = Shares.start(images.strips(), worker + 1, workers);
        if (first == end) {
            Arrays.fill(array, memory(worker), memory(worker) + sums(), 0);
        }
        for (int strip = first; strip < end; strip += together) {
            int last = Math.min(strip + together, end);
            transform(strip, last, worker, 0, 1);
            multiply(strip, last, strip > first, worker, 0, 1);
        }
    }

    /** Adds all workers' sums up, in the memory of the first. */
    private void reduce(int worker, int workers) {
        float[] array = context.workspace().array();
        int first = Shares.lineStart(sums(), worker, workers);
        int count = Shares.lineStart(sums(), worker + 1, workers) - first;
        for (int other = 1; other < workers; other++) {
            context.kernels().add(array, memory(other) + first, array, memory(0) + first, count);
        }
    }

    /** Transforms a share of the strips' vectors. */
    private void transform(int firstStrip, int endStrip, int worker, int share, int shares) {
        int vectors = images.vectors() + gradients.vectors();
        int items = (endStrip - firstStrip) * vectors;
        int end = Shares.start(items, share + 1, shares);
        for (int item = Shares.start(items, share, shares); item < end; item++) {
            int strip = firstStrip + item / vectors;
            int vector = item % vectors;
            int before = images.tilesBefore(strip) - images.tilesBefore(firstStrip);
            transform(strip, vector, transformed(vector, worker) + before * LANES, worker);
        }
    }

    private void transform(int strip, int vector, int to, int worker) {
        float[] array = context.workspace().array();
        if (vector >= images.vectors()) {
            int filters = vector - images.vectors();
            gradients.transform(strip, filters, array, strip(worker), half(worker), to, LANES, pitch);
        } else if (images.tilesBefore(strip) < fullTiles) {
            int tile = images.firstTile(strip);
            int count = images.across(strip);
            samples.transform(tile, count, vector, array, strip(worker), half(worker), to, pitch);
        } else {
            images.transform(strip, vector, array, strip(worker), half(worker), to, LANES, pitch);
        }
    }

    /** Makes the products of the strips, for a share of the channels and filters. */
    private void multiply(int firstStrip, int endStrip, boolean grows, int worker, int share, int shares) {
        int items = panels * images.vectors();
        int end = Shares.start(items, share + 1, shares);
        for (int item = Shares.start(items, share, shares); item < end; item++) {
            int vector = item % images.vectors();
            int panel = item / images.vectors();
            if (!grows) {
                int sums = block(vector, panel, worker);
                Arrays.fill(context.workspace().array(), sums, sums + block(), 0);
            }
            for (int product = 0; product < winograd.products(); product++) {
                multiply(firstStrip, endStrip, vector, panel, product, worker);
            }
        }
        int endVector = Shares.start(gradients.vectors(), share + 1, shares);
        for (int vector = Shares.start(gradients.vectors(), share, shares); vector < endVector; vector++) {
            sumBias(firstStrip, endStrip, grows, vector, worker);
        }
    }

    private void sumBias(int firstStrip, int endStrip, boolean grows, int vector, int worker) {
        float[] array = context.workspace().array();
        int sums = biasSums(vector, worker);
        if (!grows) {
            Arrays.fill(array, sums, sums + 2 * LANES, 0);
        }
        int from = transformed(images.vectors() + vector, worker) + winograd.one() * pitch;
        LaneKernels.sum(depth(firstStrip, endStrip), array, from, array, sums);
    }

    /** Tiles of some strips. */
    private int depth(int firstStrip, int endStrip) {
        return images.tilesBefore(endStrip) - images.tilesBefore(firstStrip);
    }

    /** Adds the products of the strips' tiles at one of their elements. */
    private void multiply(int firstStrip, int endStrip, int vector, int panel, int product, int worker) {
        float[] array = context.workspace().array();
        Tiles tiles = this.tiles[vector];
        int second = 2 * panel + 1 < gradients.vectors() ? winograd.products() * pitch : 0;
        int image = transformed(vector, worker) + product * pitch;
        int gradient = transformed(images.vectors() + 2 * panel, worker) + product * pitch;
        int sums = block(vector, panel, worker) + winograd.filterElement(product) * LANES * 2 * LANES;
        int depth = depth(firstStrip, endStrip);
        int full = Math.max(0, Math.min(depth, fullTiles - images.tilesBefore(firstStrip)));
        for (int tile = 0; tile < tiles.count(); tile++) {
            int rows = tiles.rows(tile);
            int c = sums + tiles.first(tile) * 2 * LANES;
            if (full > 0) {
                int a = image + tiles.first(tile) * LANES;
                PanelTiles.accumulateSquares(
                        rows, array, a, LANES * LANES, array, gradient, second, full, array, c, LANES, 2 * LANES);
            }
            if (full < depth) {
                int a = image + full * LANES + tiles.first(tile);
                int b = gradient + full * LANES;
                PanelTiles.accumulate(
                        rows, array, a, LANES, array, b, second, depth - full, array, c, LANES, 2 * LANES);
            }
        }
    }

    private void finish(int worker, int workers) {
        int items = gradients.vectors() * images.vectors();
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            writeWeights(item % images.vectors(), item / images.vectors(), worker);
        }
        int endFilter = Shares.start(conv.filters(), worker + 1, workers);
        for (int k = Shares.start(conv.filters(), worker, workers);
                k < endFilter && operands.bias0() != Operands.NO_BIAS;
                k++) {
            writeBias(k);
        }
    }

    private void writeBias(int filter) {
        float[] array = context.workspace().array();
        int at = biasSums(filter / LANES, 0) + filter % LANES;
        double sum = (double) array[at] + array[at + LANES];
        float[] bias = operands.sums();
        int to = operands.bias0() + filter;
        bias[to] = (float) (adds ? bias[to] + sum : sum);
    }

    /** Transforms the gradients of a vector of channels and one of filters back, and takes them to where the weights lie. */
    private void writeWeights(int vector, int filters, int worker) {
        float[] array = context.workspace().array();
        int count = Math.min(LANES, conv.channels() - vector * LANES);
        int filter = filters * LANES;
        int taps = conv.window().area();
        WinogradTiles.filterGradient(
                winograd.side(),
                count,
                array,
                block(vector, filters / 2, 0) + filters % 2 * LANES,
                2 * LANES,
                winograd.filterSide() * LANES * 2 * LANES,
                LANES * 2 * LANES,
                array,
                strip(worker),
                taps * LANES,
                winograd.kernel() * LANES,
                LANES,
                array,
                half(worker));
        Transposition.copy(
                array,
                strip(worker),
                LANES,
                count * taps,
                0,
                Math.min(LANES, conv.filters() - filter),
                operands.sums(),
                operands.weights0() + filter * conv.filterWeights() + vector * LANES * taps,
                conv.filterWeights(),
                adds);
    }
}

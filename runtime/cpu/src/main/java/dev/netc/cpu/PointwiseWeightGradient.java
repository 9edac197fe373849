package dev.netc.cpu;

import dev.netc.cpu.ConvWeightGradient.Operands;
import java.util.Arrays;

/**
 * The gradients of the weights and biases of a convolution with a window of one element: the inner products of the planes of the output's
 * gradient with those of the image, over all samples. A plane's places follow one another without a gap, so that a vector is as many of
 * them as it has lanes; each lane is summed by itself ({@link LaneTiles}), and the lanes at the end. A worker takes some of the places, so
 * that image and gradient, which are large beside the weights, are read from memory once; then the workers' sums are added up.
 */
final class PointwiseWeightGradient extends ParallelKernel {

    /** Vectors of a plane, or of several, that are taken at a time, so that those of a tile stay in the first-level cache. */
    private static final int STEPS = 64;

    /** Places of a plane from which on the tiles' beginnings and ends cost little. */
    private static final int ENOUGH_PLACES = 512;

    /** Floats of the sums that are found at a time: an eighth of a second-level cache. */
    private static final int SUMS = 32 * 1024;

    private static final int SIDE = LaneTiles.SIDE;

    private final Context context;
    private final ConvGeometry geometry;
    private final Operands operands;
    private final boolean adds;
    private final int lanes;
    private final int places; // of a plane
    private final int chunks; // of a plane
    private final int together; // samples
    private final int[] steps; // where the vectors of that many samples begin, or of a chunk
    private final int[] columns; // where each channel begins, and the last again to fill a tile
    private final int filterTiles;
    private final int tilesTogether;

    PointwiseWeightGradient(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.adds = adds;
        lanes = context.kernels().lanes();
        places = geometry.rows() * geometry.columns();
        int vectors = Shares.ceil(places, lanes);
        chunks = Shares.ceil(vectors, STEPS);
        together = Math.min(Math.max(1, STEPS / vectors), Shares.ceil(geometry.batch(), context.workers()));
        steps = steps(Shares.ceil(vectors, chunks));
        columns = columns();
        filterTiles = Shares.ceil(geometry.filters(), SIDE);
        tilesTogether = Math.max(1, Math.min(filterTiles, SUMS / tileSums()));
        context.warmUp().add(WarmUp.Kind.LANES, SIDE);
        context.workspace()
                .reservePerWorker(weightSums() + tileSize() + gradientSize() + tilesTogether * tileSums() + square());
        phases(this::multiply, this::reduce);
    }

    /** Whether it is possible, faster than to have channels in the lanes, and there is work for everyone. */
    static boolean pays(Context context, ConvGeometry geometry) {
        int places = geometry.rows() * geometry.columns();
        int chunks = Shares.ceil(places, STEPS * context.kernels().lanes());
        return context.kernels().interleaves()
                && geometry.isPlain()
                && geometry.groups() == 1
                && geometry.window().area() == 1
                && places >= ENOUGH_PLACES
                && geometry.batch() * chunks >= context.workers();
    }

    private int[] steps(int vectors) {
        int[] steps = new int[together * vectors];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = geometry.imagePlane(i / vectors, 0) + i % vectors * lanes;
        }
        return steps;
    }

    private int[] columns() {
        int[] columns = new int[Shares.roundUp(geometry.channels(), SIDE)];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Math.min(i, geometry.channels() - 1) * places;
        }
        return columns;
    }

    /** Floats of a worker's sums. */
    private int weightSums() {
        return (int) Arena.aligned(geometry.weights());
    }

    private int tileSize() {
        return SIDE * SIDE * lanes;
    }

    private int gradientSize() {
        return steps.length * SIDE * lanes;
    }

    /** Floats of the sums of a tile's filters with all channels, each lane for itself. */
    private int tileSums() {
        return columns.length * SIDE * lanes;
    }

    /** Floats behind the sums that are lost: see {@link LaneSum#ofEach}. */
    private int square() {
        return lanes * lanes;
    }

    private void multiply(int worker, int workers) {
        int memory = context.workspace().of(worker);
        for (int tile = 0; tile < filterTiles; tile += tilesTogether) {
            multiply(tile, Math.min(tile + tilesTogether, filterTiles), worker, workers, memory);
        }
    }

    /** The sums of some tiles over a worker's share of all samples' chunks. */
    private void multiply(int firstTile, int endTile, int worker, int workers, int memory) {
        float[] scratch = context.workspace().array();
        int product = memory + weightSums();
        int gradients = product + tileSize();
        int sums = gradients + gradientSize();
        Arrays.fill(scratch, sums, sums + (endTile - firstTile) * tileSums(), 0);
        int items = geometry.batch() * chunks;
        int end = Shares.start(items, worker + 1, workers);
        int samples;
        for (int item = Shares.start(items, worker, workers); item < end; item += samples) {
            samples = Math.min(together, end - item);
            for (int tile = firstTile; tile < endTile; tile++) {
                int count = layOut(item, samples, tile, gradients);
                int image = operands.image0() + geometry.imagePlane(item / chunks, 0) + first(item % chunks) * lanes;
                correlate(gradients, image, count, product, sums + (tile - firstTile) * tileSums());
            }
        }
        int tileVectors = tileSums() / lanes;
        LaneSum.ofEach(scratch, sums, (endTile - firstTile) * tileVectors);
        for (int tile = firstTile; tile < endTile; tile++) {
            keep(tile, sums + (tile - firstTile) * tileVectors, memory);
        }
    }

    /** The first vector of a chunk. */
    private int first(int chunk) {
        return Shares.start(Shares.ceil(places, lanes), chunk, chunks);
    }

    /**
     * Brings the gradients of a tile's filters together, for each vector one behind the other; zeros where a plane ends within a vector,
     * and where there are no more filters the last again. Returns how many vectors each has.
     */
    private int layOut(int item, int samples, int tile, int to) {
        int from = first(item % chunks);
        int count = first(item % chunks + 1) - from;
        for (int sample = 0; sample < samples; sample++) {
            for (int i = 0; i < SIDE; i++) {
                int filter = Math.min(tile * SIDE + i, geometry.filters() - 1);
                int plane = operands.gradient0() + geometry.outputPlane(item / chunks + sample, filter);
                layOutPlane(plane, from, count, to + (sample * count * SIDE + i) * lanes);
            }
        }
        return samples * count;
    }

    private void layOutPlane(int plane, int first, int count, int to) {
        float[] scratch = context.workspace().array();
        float[] gradient = operands.gradient();
        int whole = Math.min(count, places / lanes - first);
        LaneKernels.copy(whole, gradient, plane + first * lanes, lanes, scratch, to, SIDE * lanes);
        if (whole < count) {
            int last = to + whole * SIDE * lanes;
            int from = plane + (first + whole) * lanes;
            Arrays.fill(scratch, last, last + lanes, 0);
            System.arraycopy(gradient, from, scratch, last, places % lanes);
        }
    }

    private void correlate(int gradients, int image, int count, int product, int sums) {
        float[] scratch = context.workspace().array();
        for (int column = 0; column < columns.length; column += SIDE) {
            LaneTiles.correlate(
                    scratch, gradients, operands.image(), image, columns, column, steps, 0, count, scratch, product);
            context.kernels().add(scratch, product, scratch, sums + column * SIDE * lanes, tileSize());
        }
    }

    private void keep(int tile, int sums, int to) {
        float[] scratch = context.workspace().array();
        int filters = Math.min(SIDE, geometry.filters() - tile * SIDE);
        for (int i = 0; i < filters; i++) {
            int row = to + (tile * SIDE + i) * geometry.channels();
            for (int c = 0; c < geometry.channels(); c++) {
                scratch[row + c] = scratch[sums + c / SIDE * SIDE * SIDE + i * SIDE + c % SIDE];
            }
        }
    }

    private void reduce(int worker, int workers) {
        int end = Shares.start(geometry.filters(), worker + 1, workers);
        for (int filter = Shares.start(geometry.filters(), worker, workers); filter < end; filter++) {
            int row = filter * geometry.channels();
            int to = operands.weights0() + row;
            if (!adds) {
                Arrays.fill(operands.sums(), to, to + geometry.channels(), 0);
            }
            for (int other = 0; other < workers; other++) {
                int from = context.workspace().of(other) + row;
                context.kernels().add(context.workspace().array(), from, operands.sums(), to, geometry.channels());
            }
            if (operands.bias0() != Operands.NO_BIAS) {
                operands.sumBias(context.kernels(), geometry, 1, filter, adds);
            }
        }
    }
}

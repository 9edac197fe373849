package dev.netc.cpu;

import dev.netc.cpu.ConvWeightGradient.Operands;
import java.util.Arrays;

/**
 * The gradients of the weights and biases of a convolution with a window of one element: the product of the output's gradient, F x P, and
 * the image, P x C, over the places P of all samples. A worker takes some of the places, a few at a time, lays both factors out for
 * {@link PanelTiles} and adds their product to its sums; then the workers' sums are added up. So image and gradient, which are large beside
 * the weights, are read from memory once.
 */
final class PointwiseWeightGradient extends ParallelKernel {

    /** Places that are taken at a time. */
    private static final int PLACES = 256;

    /** Places of a plane from which on the tiles' beginnings and ends cost little. */
    private static final int ENOUGH_PLACES = 128;

    /** Floats of a worker's sums: an eighth of a second-level cache. */
    private static final int SUMS = 32 * 1024;

    private final Context context;
    private final ConvGeometry geometry;
    private final Operands operands;
    private final boolean adds;
    private final Tiles tiles; // of the filters
    private final int lanes;
    private final int panels; // of two vectors of channels
    private final int places; // of a plane
    private final int chunks; // of a plane

    PointwiseWeightGradient(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.adds = adds;
        tiles = context.panelTiles(geometry.filters(), true);
        lanes = context.kernels().lanes();
        panels = panels(geometry, lanes);
        places = geometry.rows() * geometry.columns();
        chunks = Shares.ceil(places, PLACES);
        context.workspace().reservePerWorker(sumsSize() + gradientSize() + (long) panels * 2 * lanes * PLACES);
        phases(this::multiply, this::reduce);
    }

    private static int panels(ConvGeometry geometry, int lanes) {
        return Shares.ceil(geometry.channels(), 2 * lanes);
    }

    /** Whether it is possible, and faster than to lay out all places before the first product. */
    static boolean pays(Context context, ConvGeometry geometry) {
        int lanes = context.kernels().lanes();
        return context.kernels().interleaves()
                && geometry.isPlain()
                && geometry.groups() == 1
                && geometry.window().area() == 1
                && geometry.rows() * geometry.columns() >= ENOUGH_PLACES
                && geometry.channels() >= lanes
                && geometry.filters() * panels(geometry, lanes) * 2 * lanes <= SUMS;
    }

    /** Tiles x panels x filters of the tile x channels of the panel. */
    private int sumsSize() {
        return geometry.filters() * panels * 2 * lanes;
    }

    /** Tiles x places x filters of the tile. */
    private int gradientSize() {
        return (int) Arena.aligned((long) geometry.filters() * PLACES);
    }

    private void multiply(int worker, int workers) {
        int sums = context.workspace().of(worker);
        Arrays.fill(context.workspace().array(), sums, sums + sumsSize(), 0);
        int items = geometry.batch() * chunks;
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int chunk = item % chunks;
            int first = Shares.start(places, chunk, chunks);
            multiply(item / chunks, first, Shares.start(places, chunk + 1, chunks), sums);
        }
    }

    private void multiply(int sample, int first, int end, int sums) {
        float[] scratch = context.workspace().array();
        int gradients = sums + sumsSize();
        int images = gradients + gradientSize();
        layOutGradient(sample, first, end, gradients);
        layOutImage(sample, first, end, images);
        for (int tile = 0; tile < tiles.count(); tile++) {
            int rows = tiles.rows(tile);
            for (int panel = 0; panel < panels; panel++) {
                PanelTiles.accumulate(
                        rows,
                        scratch,
                        gradients + tiles.first(tile) * PLACES,
                        rows,
                        scratch,
                        images + panel * 2 * lanes * PLACES,
                        lanes * PLACES,
                        end - first,
                        scratch,
                        sums(sums, tile, panel),
                        lanes,
                        2 * lanes);
            }
        }
    }

    private int sums(int sums, int tile, int panel) {
        return sums + (tiles.first(tile) * panels + tiles.rows(tile) * panel) * 2 * lanes;
    }

    private void layOutGradient(int sample, int first, int end, int to) {
        for (int tile = 0; tile < tiles.count(); tile++) {
            int rows = tiles.rows(tile);
            int from = operands.gradient0() + geometry.outputPlane(sample, tiles.first(tile)) + first;
            float[] scratch = context.workspace().array();
            int target = to + tiles.first(tile) * PLACES;
            Transposition.copy(operands.gradient(), from, places, rows, 0, end - first, scratch, target, rows);
        }
    }

    /** For each vector of channels one vector a place; zeros where there are no more channels. */
    private void layOutImage(int sample, int first, int end, int to) {
        float[] scratch = context.workspace().array();
        for (int channel = 0; channel < panels * 2 * lanes; channel += lanes) {
            int count = Math.max(0, Math.min(lanes, geometry.channels() - channel));
            int target = to + channel * PLACES;
            if (count < lanes) {
                Arrays.fill(scratch, target, target + lanes * PLACES, 0);
            }
            int from = operands.image0() + geometry.imagePlane(sample, channel) + first;
            Transposition.copy(operands.image(), from, places, count, 0, end - first, scratch, target, lanes);
        }
    }

    private void reduce(int worker, int workers) {
        int end = Shares.start(tiles.count(), worker + 1, workers);
        for (int tile = Shares.start(tiles.count(), worker, workers); tile < end; tile++) {
            for (int i = 0; i < tiles.rows(tile); i++) {
                reduce(tile, i, workers);
                if (operands.bias0() != Operands.NO_BIAS) {
                    operands.sumBias(context.kernels(), geometry, 1, tiles.first(tile) + i, adds);
                }
            }
        }
    }

    private void reduce(int tile, int row, int workers) {
        int to = operands.weights0() + (tiles.first(tile) + row) * geometry.channels();
        if (!adds) {
            Arrays.fill(operands.sums(), to, to + geometry.channels(), 0);
        }
        for (int other = 0; other < workers; other++) {
            for (int panel = 0; panel < panels; panel++) {
                int channel = panel * 2 * lanes;
                int from = sums(context.workspace().of(other), tile, panel) + row * 2 * lanes;
                int count = Math.min(2 * lanes, geometry.channels() - channel);
                context.kernels().add(context.workspace().array(), from, operands.sums(), to + channel, count);
            }
        }
    }
}

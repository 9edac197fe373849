package dev.netc.cpu;

import dev.netc.cpu.ConvWeightGradient.Operands;
import java.util.Arrays;

/**
 * The gradient of a convolution's weights and bias with neighbouring places in the lanes: the inner products of the output's gradient with
 * shifted rows of the image, each lane for itself ({@link LaneTiles}); the lanes are added up once at the end. A worker takes some of the
 * pieces that images are cut into, so that these, which are large beside the weights, are read from memory once; then the workers' sums are
 * added up.
 */
final class ConvWeightGradientByPlaces extends ParallelKernel {

    /** Vectors of a piece, or of several that are taken together, so that those of a tile stay in the first-level cache. */
    private static final int STEPS = 64;

    /** Places of a plane from which on this is faster than to have channels in the lanes, for windows of one element. */
    private static final int ENOUGH_PLACES = 512;

    /** Floats of the sums that are found at a time: half of a second-level cache of 1 MiB. */
    private static final int SUMS = 128 * 1024;

    private final Context context;
    private final ConvGeometry geometry;
    private final Operands operands;
    private final boolean adds;
    private final int lanes;
    private final int side; // of a tile
    private final boolean isDirect; // whether the image can be read as it lies
    private final int pitch; // distance of the rows, of the image as of the gradient
    private final ConvBlocks blocks;
    private final Patch patch;
    private final int together; // pieces taken at a time
    private final int[] steps; // where their vectors begin
    private final int[] columns; // where each weight meets the image, and the last again to fill a tile
    private final int filterTiles; // of a group
    private final int tilesTogether;

    ConvWeightGradientByPlaces(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.adds = adds;
        lanes = context.kernels().lanes();
        side = LaneTiles.SIDE;
        isDirect = isDirect(geometry);
        pitch = geometry.columns() + (isDirect ? 0 : geometry.columnReach());
        int cuts = Shares.ceil(geometry.rows() * pitch, STEPS * lanes);
        blocks = new ConvBlocks(geometry.batch(), 1, geometry.rows(), Shares.ceil(geometry.rows(), cuts));
        patch = new Patch(geometry, blocks.blockRows());
        int ofPiece = vectors(blocks.blockRows());
        int most = cuts > 1 ? 1 : Shares.ceil(geometry.batch(), context.workers());
        together = Math.max(1, Math.min(most, STEPS / ofPiece));
        steps = steps(ofPiece);
        columns = columns();
        filterTiles = Shares.ceil(geometry.groupFilters(), side);
        tilesTogether = Math.max(1, Math.min(filterTiles, SUMS / tileSums()));
        context.warmUp().add(WarmUp.Kind.LANES, side);
        context.workspace()
                .reservePerWorker(weightSums()
                        + imageSize()
                        + rowsSize()
                        + gradientSize()
                        + (long) tilesTogether * tileSums()
                        + square());
        phases(this::multiply, this::reduce);
    }

    /** Whether it is possible, and faster than to have channels in the lanes. */
    static boolean pays(Context context, ConvGeometry geometry) {
        boolean hasPlaces = isDirect(geometry) && geometry.rows() * geometry.columns() >= ENOUGH_PLACES;
        return context.kernels().interleaves()
                && (hasPlaces || geometry.groupChannels() < context.kernels().lanes());
    }

    private static boolean isDirect(ConvGeometry geometry) {
        return geometry.isPlain() && geometry.window().area() == 1;
    }

    /** How many vectors a piece of so many rows has; the last need not be full. */
    private int vectors(int rows) {
        return Shares.ceil(rows * pitch, lanes);
    }

    private int[] steps(int ofPiece) {
        int distance = isDirect ? geometry.imagePlane(1, 0) : patchSize();
        int[] steps = new int[together * ofPiece];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i / ofPiece * distance + i % ofPiece * lanes;
        }
        return steps;
    }

    private int[] columns() {
        int[] offsets = isDirect
                ? MatrixProduct.rowsApart(geometry.groupChannels(), geometry.imagePlane(0, 1))
                : patch.offsets();
        int[] filled = Arrays.copyOf(offsets, Shares.roundUp(offsets.length, side));
        Arrays.fill(filled, offsets.length, filled.length, offsets[offsets.length - 1]);
        return filled;
    }

    /** Floats of a worker's sums. */
    private int weightSums() {
        return (int) Arena.aligned(geometry.weights());
    }

    /** Floats of the patch of a piece. */
    private int patchSize() {
        return (int) Arena.aligned(patch.size() + Kernels.SLACK);
    }

    private int imageSize() {
        return isDirect ? 0 : together * patchSize();
    }

    /** Floats of a filter's gradient in a piece, with those between the rows. */
    private int rowsSize() {
        return (int) Arena.aligned((long) vectors(blocks.blockRows()) * lanes);
    }

    /** Floats of the gradients of a tile's filters. */
    private int gradientSize() {
        return steps.length * side * lanes;
    }

    /** Floats of the sums of a tile's filters with all their weights, each lane for itself. */
    private int tileSums() {
        return columns.length * side * lanes;
    }

    /** Floats behind the sums that are lost: see {@link LaneSum#ofEach}. */
    private int square() {
        return lanes * lanes;
    }

    private void multiply(int worker, int workers) {
        int memory = context.workspace().of(worker);
        int images = memory + weightSums();
        int rows = images + imageSize();
        Arrays.fill(context.workspace().array(), images, rows + rowsSize(), 0);
        for (int group = 0; group < geometry.groups(); group++) {
            for (int tile = 0; tile < filterTiles; tile += tilesTogether) {
                int endTile = Math.min(tile + tilesTogether, filterTiles);
                multiply(group, tile, endTile, worker, workers, images, rows);
                keep(group, tile, endTile, rows + rowsSize() + gradientSize(), memory);
            }
        }
    }

    /** The sums of some tiles over a worker's share of all pieces. */
    private void multiply(int group, int firstTile, int endTile, int worker, int workers, int images, int rows) {
        float[] scratch = context.workspace().array();
        int gradients = rows + rowsSize();
        int sums = gradients + gradientSize();
        Arrays.fill(scratch, sums, sums + (endTile - firstTile) * tileSums(), 0);
        int end = Shares.start(blocks.pieces(), worker + 1, workers);
        for (int piece = Shares.start(blocks.pieces(), worker, workers); piece < end; piece += together) {
            int count = Math.min(together, end - piece);
            for (int i = 0; i < count && !isDirect; i++) {
                int sample = blocks.sample(piece + i);
                int to = images + i * patchSize();
                patch.copy(operands.image(), operands.image0(), sample, group, blocks.firstRow(piece), scratch, to);
            }
            for (int tile = firstTile; tile < endTile; tile++) {
                layOut(group, tile, piece, count, rows, gradients);
                int from = isDirect ? imageOf(group, piece) : images;
                correlate(piece, count, gradients, from, sums + (tile - firstTile) * tileSums());
            }
        }
    }

    private int imageOf(int group, int piece) {
        int plane = geometry.imagePlane(blocks.sample(piece), group * geometry.groupChannels());
        return operands.image0() + plane + blocks.firstRow(piece) * pitch;
    }

    /**
     * Brings the gradients of a tile's filters together, for each vector one behind the other; where there are no more filters, those of
     * the last again.
     */
    private void layOut(int group, int tile, int piece, int count, int rows, int to) {
        float[] scratch = context.workspace().array();
        int vectors = vectors(blocks.rows(piece));
        for (int sample = 0; sample < count; sample++) {
            for (int i = 0; i < side; i++) {
                int filter = group * geometry.groupFilters() + Math.min(tile * side + i, geometry.groupFilters() - 1);
                int plane = geometry.outputPlane(blocks.sample(piece + sample), filter);
                copyRows(piece, operands.gradient0() + plane, rows);
                int at = to + (sample * vectors * side + i) * lanes;
                LaneKernels.copy(vectors, scratch, rows, lanes, scratch, at, side * lanes);
            }
        }
    }

    /** Copies a filter's gradient in a piece to rows as far apart as those of the image, between which zeros lie. */
    private void copyRows(int piece, int plane, int to) {
        float[] scratch = context.workspace().array();
        int columns = geometry.columns();
        int from = plane + blocks.firstRow(piece) * columns;
        int rows = blocks.rows(piece);
        if (isDirect) {
            System.arraycopy(operands.gradient(), from, scratch, to, rows * columns);
            Arrays.fill(scratch, to + rows * columns, to + vectors(rows) * lanes, 0);
            return;
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(operands.gradient(), from + row * columns, scratch, to + row * pitch, columns);
        }
        Arrays.fill(scratch, to + (rows - 1) * pitch + columns, to + vectors(rows) * lanes, 0);
    }

    private void correlate(int piece, int count, int gradients, int image, int sums) {
        float[] scratch = context.workspace().array();
        float[] from = isDirect ? operands.image() : scratch;
        int vectors = count * vectors(blocks.rows(piece));
        for (int column = 0; column < columns.length; column += side) {
            int to = sums + column * side * lanes;
            LaneTiles.correlate(scratch, gradients, from, image, columns, column, steps, 0, vectors, scratch, to);
        }
    }

    /** Adds up the lanes of the sums of some tiles and brings them to where their weights lie. */
    private void keep(int group, int firstTile, int endTile, int sums, int to) {
        float[] scratch = context.workspace().array();
        int tileVectors = tileSums() / lanes;
        LaneSum.ofEach(scratch, sums, (endTile - firstTile) * tileVectors);
        int weights = geometry.filterWeights();
        int last = Math.min(endTile * side, geometry.groupFilters());
        for (int k = firstTile * side; k < last; k++) {
            int row = to + (group * geometry.groupFilters() + k) * weights;
            int from = sums + (k / side - firstTile) * tileVectors + k % side * side;
            for (int c = 0; c < weights; c++) {
                scratch[row + c] = scratch[from + c / side * side * side + c % side];
            }
        }
    }

    private void reduce(int worker, int workers) {
        int weights = geometry.filterWeights();
        int end = Shares.start(geometry.filters(), worker + 1, workers);
        for (int filter = Shares.start(geometry.filters(), worker, workers); filter < end; filter++) {
            int to = operands.weights0() + filter * weights;
            if (!adds) {
                Arrays.fill(operands.sums(), to, to + weights, 0);
            }
            for (int other = 0; other < workers; other++) {
                int from = context.workspace().of(other) + filter * weights;
                context.kernels().add(context.workspace().array(), from, operands.sums(), to, weights);
            }
            if (operands.bias0() != Operands.NO_BIAS) {
                operands.sumBias(context.kernels(), geometry, 1, filter, adds);
            }
        }
    }
}

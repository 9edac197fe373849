package dev.netc.cpu;

/**
 * Convolution going forward, and the input's gradient of a transposed convolution: for each block of output rows the product of the
 * weights, laid out in panels, with shifted rows of the image (see {@link Patch}). Where images are so small that the weights would have
 * to be read too often, several samples are taken together. Bias and rectifier are applied on the way out.
 */
final class ConvForward extends ParallelKernel {

    /** Where a product's image, weights, bias and result lie. */
    record Operands(float[] image, int image0, float[] weights, int weights0, int bias0, float[] output, int output0) {

        static final int NO_BIAS = -1;
    }

    /** The version of no parameters. */
    private static final long NONE = -1;

    private final Context context;
    private final ConvGeometry geometry;
    private final Operands operands;
    private final Rectifier rectifier;
    private final boolean adds;
    private final ConvBlocks blocks;
    private final Patch patch;
    private final Tiles tiles; // of a group's filters
    private final int together; // pieces taken at a time
    private final MatrixProduct.Views views;
    private final int pitch; // of a product's rows
    private final int productPitch;
    private final float[]
            kept; // the panels, where weights seldom change; empty where they are laid out anew in each pass
    private long keptVersion = NONE;

    /**
     * @param rectifier what becomes of the results
     * @param adds whether the output grows or is set
     * @param keeps whether to keep the panels of the weights until these change
     */
    ConvForward(
            Context context,
            ConvGeometry geometry,
            Operands operands,
            Rectifier rectifier,
            boolean adds,
            boolean keeps) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.rectifier = rectifier;
        this.adds = adds;
        long floats = (long) geometry.groupChannels() * geometry.height() * geometry.width()
                + (long) geometry.groupFilters() * geometry.rows() * geometry.columns();
        blocks = ConvBlocks.of(geometry.batch(), geometry.groups(), geometry.rows(), floats, context.workers());
        patch = new Patch(geometry, blocks.blockRows());
        tiles = context.panelTiles(geometry.groupFilters(), geometry.filterWeights() > MatrixProduct.PANEL_DEPTH);
        int[] table = geometry.isPlain() ? plainTable() : patch.offsets();
        pitch = isNarrow() ? geometry.columns() : sourcePitch();
        views = isNarrow()
                ? new MatrixProduct.Views(table, pitch, sourcePitch())
                : MatrixProduct.Views.of(context.kernels(), table);
        productPitch = productColumns(pitch);
        together = blocks.together(productPitch, context.workers());
        kept = keeps ? Arena.allocate(geometry.weights(), "weights laid out for tiles") : new float[0];
        context.workspace().reserveShared(keeps ? 0 : geometry.weights());
        int block = MatrixProduct.blockSize(together, productPitch, geometry.filterWeights());
        context.workspace().reservePerWorker((long) together * (patchSize() + outputSize()) + block);
        phases(this::layOutWeights, this::share);
    }

    private int sourcePitch() {
        return geometry.isPlain() ? geometry.width() : patch.pitch();
    }

    /** Columns of a piece's product whose rows lie so far apart. */
    private int productColumns(int pitch) {
        return Shares.roundUp(blocks.blockRows() * pitch, 2 * context.kernels().lanes());
    }

    /** Whether what lies between an image's rows is left out, as its rows fill vectors without it, and fewer of them. */
    private boolean isNarrow() {
        int columns = geometry.columns();
        int rows = blocks.blockRows();
        return context.kernels().lanes() % columns == 0
                && tiles.total() > 1
                && geometry.rows() % rows == 0
                && rows * columns == productColumns(columns)
                && rows * columns < productColumns(sourcePitch());
    }

    /** Floats of the patch of a piece. */
    private int patchSize() {
        return geometry.isPlain() ? 0 : (int) Arena.aligned(patch.size() + Kernels.SLACK);
    }

    private float[] panels() {
        return kept.length > 0 ? kept : context.workspace().array();
    }

    private int panels0() {
        return kept.length > 0 ? Arena.FIRST : context.workspace().shared();
    }

    private void layOutWeights(int worker, int workers) {
        if (kept.length > 0 && keptVersion == context.parameters().version()) {
            return;
        }
        int items = geometry.groups() * tiles.count();
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int group = item / tiles.count() * geometry.groupFilters() * geometry.filterWeights();
            MatrixProduct.layOutPanel(
                    tiles,
                    item % tiles.count(),
                    geometry.filterWeights(),
                    operands.weights,
                    operands.weights0 + group,
                    panels(),
                    panels0() + group);
        }
    }

    private int[] plainTable() {
        var window = geometry.window();
        int[] offsets = new int[geometry.filterWeights()];
        int next = 0;
        for (int c = 0; c < geometry.groupChannels(); c++) {
            for (int r = 0; r < window.height(); r++) {
                for (int s = 0; s < window.width(); s++) {
                    offsets[next++] = (c * geometry.height() + r * window.dilationHeight()) * geometry.width()
                            + s * window.dilationWidth();
                }
            }
        }
        return offsets;
    }

    /** Floats of the products of a piece. */
    private int outputSize() {
        return geometry.groupFilters() * productPitch;
    }

    private void share(int worker, int workers) {
        if (worker == 0) {
            keptVersion = context.parameters().version();
        }
        int end = Shares.start(blocks.pieces(), worker + 1, workers);
        for (int piece = Shares.start(blocks.pieces(), worker, workers); piece < end; piece += together) {
            compute(piece, Math.min(together, end - piece), context.workspace().of(worker));
        }
    }

    private void compute(int piece, int count, int workspace) {
        float[] scratch = context.workspace().array();
        int group = blocks.group(piece);
        int firstRow = blocks.firstRow(piece);
        int products = workspace + together * patchSize();
        int columns = (blocks.rows(piece) - 1) * pitch + geometry.columns();
        float[] source = operands.image;
        int source0 = workspace;
        if (geometry.isPlain()) {
            int plane = geometry.imagePlane(blocks.sample(piece), group * geometry.groupChannels());
            source0 = operands.image0 + plane + firstRow * geometry.width();
        } else {
            source = scratch;
            for (int i = 0; i < count; i++) {
                int to = workspace + i * patchSize();
                patch.copy(operands.image, operands.image0, blocks.sample(piece + i), group, firstRow, scratch, to);
            }
        }
        int depth = geometry.filterWeights();
        MatrixProduct.multiplyPanels(
                context.kernels(),
                tiles,
                count,
                Shares.roundUp(columns, 2 * context.kernels().lanes()),
                depth,
                panels(),
                panels0() + group * geometry.groupFilters() * depth,
                source,
                source0,
                geometry.isPlain() ? geometry.imagePlane(1, 0) : patchSize(),
                views,
                scratch,
                products,
                outputSize(),
                productPitch,
                scratch,
                products + together * outputSize());
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < geometry.groupFilters(); k++) {
                int filter = group * geometry.groupFilters() + k;
                finish(blocks.sample(piece + i), filter, piece, products + i * outputSize() + k * productPitch);
            }
        }
    }

    /** Takes the rows of one filter out of the wider rows of the product. */
    private void finish(int sample, int filter, int piece, int products) {
        float[] scratch = context.workspace().array();
        float bias = operands.bias0 == Operands.NO_BIAS ? 0 : operands.weights[operands.bias0 + filter];
        int columns = geometry.columns();
        int to = operands.output0 + geometry.outputPlane(sample, filter) + blocks.firstRow(piece) * columns;
        boolean together = columns == pitch;
        int rows = together ? 1 : blocks.rows(piece);
        int length = together ? blocks.rows(piece) * columns : columns;
        for (int row = 0; row < rows; row++) {
            int from = products + row * pitch;
            if (adds) {
                context.kernels().add(scratch, from, operands.output, to + row * columns, length);
            } else {
                context.kernels().shift(scratch, from, bias, rectifier, operands.output, to + row * columns, length);
            }
        }
    }
}

package dev.netc.cpu;

/**
 * Convolution going forward, and the input's gradient of a transposed convolution: for each block of output rows the product of the
 * weights, as they lie, with shifted rows of the image (see {@link Patch}). Bias and relu are applied on the way out.
 */
final class ConvForward extends ParallelKernel {

    /** Where a product's image, weights, bias and result lie. */
    record Operands(float[] image, int image0, float[] weights, int weights0, int bias0, float[] output, int output0) {

        static final int NO_BIAS = -1;
    }

    private final Context context;
    private final ConvGeometry geometry;
    private final Operands operands;
    private final boolean relu;
    private final boolean adds;
    private final ConvBlocks blocks;
    private final Patch patch;
    private final int[] table;
    private final int pitch;

    /**
     * @param relu whether to write max(result, 0)
     * @param adds whether the output grows or is set
     */
    ConvForward(Context context, ConvGeometry geometry, Operands operands, boolean relu, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.relu = relu;
        this.adds = adds;
        long floats = (long) geometry.groupChannels() * geometry.height() * geometry.width()
                + (long) geometry.groupFilters() * geometry.rows() * geometry.columns();
        blocks = ConvBlocks.of(geometry.batch(), geometry.groups(), geometry.rows(), floats, context.workers());
        patch = new Patch(geometry, blocks.blockRows());
        pitch = geometry.isPlain() ? geometry.width() : patch.pitch();
        table = geometry.isPlain() ? plainTable() : patch.offsets();
        context.workspace().reservePerWorker(Arena.aligned(patch.size()) + outputSize());
        phases(this::share);
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

    private long outputSize() {
        return (long) geometry.groupFilters() * Arena.aligned((long) blocks.blockRows() * pitch);
    }

    private void share(int worker, int workers) {
        int end = Shares.start(blocks.pieces(), worker + 1, workers);
        for (int piece = Shares.start(blocks.pieces(), worker, workers); piece < end; piece++) {
            compute(piece, context.workspace().of(worker));
        }
    }

    private void compute(int piece, int workspace) {
        float[] scratch = context.workspace().array();
        int sample = blocks.sample(piece);
        int group = blocks.group(piece);
        int firstRow = blocks.firstRow(piece);
        int products = workspace + (int) Arena.aligned(patch.size());
        int columns = (blocks.rows(piece) - 1) * pitch + geometry.columns();
        float[] source = operands.image;
        int source0 = operands.image0 + geometry.imagePlane(sample, group * geometry.groupChannels());
        if (geometry.isPlain()) {
            source0 += firstRow * pitch;
        } else {
            patch.copy(operands.image, operands.image0, sample, group, firstRow, scratch, workspace);
            source = scratch;
            source0 = workspace;
        }
        int productPitch = (int) Arena.aligned((long) blocks.blockRows() * pitch);
        int depth = geometry.filterWeights();
        MatrixProduct.multiply(
                context.kernels(),
                geometry.groupFilters(),
                columns,
                depth,
                operands.weights,
                operands.weights0 + group * geometry.groupFilters() * depth,
                depth,
                source,
                source0,
                table,
                scratch,
                products,
                productPitch);
        for (int k = 0; k < geometry.groupFilters(); k++) {
            finish(sample, group * geometry.groupFilters() + k, piece, products + k * productPitch);
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
            } else if (relu) {
                context.kernels().shiftRelu(scratch, from, bias, operands.output, to + row * columns, length);
            } else {
                context.kernels().shift(scratch, from, bias, operands.output, to + row * columns, length);
            }
        }
    }
}

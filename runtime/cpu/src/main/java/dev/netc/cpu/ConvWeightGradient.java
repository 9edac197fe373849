package dev.netc.cpu;

import java.util.Arrays;

/**
 * The gradient of a convolution's weights and bias: the output's gradient times what each of its places sees of the image, which is
 * gathered place by place, so that a row has as many elements as a filter has weights. A worker takes some of the samples; then the
 * workers' results are added up. So it is without the Vector API, but for filters of few weights ({@link
 * ConvWeightGradientByPairs}); with it, {@link ConvWeightGradientByPlaces} and {@link ConvWeightGradientByChannels} are faster.
 */
final class ConvWeightGradient extends ParallelKernel {

    /** Floats that are gathered before they are multiplied: an eighth of a second-level cache of 1 MiB. */
    private static final int GATHERED = 32 * 1024;

    /** Where image, output gradient and the gradients to compute lie. */
    record Operands(float[] image, int image0, float[] gradient, int gradient0, float[] sums, int weights0, int bias0) {

        static final int NO_BIAS = -1;

        /** Those of a convolution's values, in whichever layout. */
        static Operands of(Context context, Activation x, Activation y, int weight, int bias) {
            float[] sums = context.parameters().gradients();
            return new Operands(x.array(), x.at(), y.array(), y.gradient(), sums, weight, bias);
        }

        /**
         * The gradient of a filter's bias, which is the sum of the output's over all samples and places.
         *
         * @param lanes how many samples each of the batch stands for
         */
        void sumBias(Kernels kernels, ConvGeometry geometry, int lanes, int filter, boolean adds) {
            double sum = adds ? sums[bias0 + filter] : 0;
            for (int sample = 0; sample < geometry.batch(); sample++) {
                int from = gradient0 + geometry.outputPlane(sample, filter) * lanes;
                sum += kernels.sum(gradient, from, geometry.rows() * geometry.columns() * lanes);
            }
            sums[bias0 + filter] = (float) sum;
        }
    }

    private final Context context;
    private final ConvGeometry geometry;
    private final Operands operands;
    private final boolean adds;
    private final ConvBlocks blocks; // of one group
    private final Patch patch;
    private final int places; // that are gathered at a time

    /** The fastest way for these sizes. */
    static ParallelKernel of(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        if (geometry.isDepthwise()) {
            return new DepthwiseWeightGradient(context, geometry, operands, adds);
        }
        if (ConvWeightGradientByPlaces.pays(context, geometry)) {
            return new ConvWeightGradientByPlaces(context, geometry, operands, adds);
        }
        if (ConvWeightGradientByPairs.pays(context.kernels(), geometry)) {
            return new ConvWeightGradientByPairs(context, geometry, operands, adds);
        }
        return ConvWeightGradientByChannels.pays(context, geometry)
                ? new ConvWeightGradientByChannels(context, geometry, operands, adds)
                : new ConvWeightGradient(context, geometry, operands, adds);
    }

    ConvWeightGradient(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.adds = adds;
        long floats = (long) geometry.groupChannels() * geometry.height() * geometry.width()
                + (long) geometry.groupFilters() * geometry.rows() * geometry.columns();
        blocks = ConvBlocks.of(geometry.batch(), 1, geometry.rows(), floats, context.workers());
        patch = new Patch(geometry, blocks.blockRows());
        places = Math.max(1, Math.min(GATHERED / geometry.filterWeights(), blocks.blockRows() * geometry.columns()));
        context.workspace().reservePerWorker(resultSize() + patchSize() + (long) places * geometry.filterWeights());
        phases(this::share, this::reduce);
    }

    private long resultSize() {
        return Arena.aligned(geometry.weights()) + Arena.aligned(geometry.filters());
    }

    private long patchSize() {
        return Arena.aligned(patch.size());
    }

    private void share(int worker, int workers) {
        int results = context.workspace().of(worker);
        Arrays.fill(context.workspace().array(), results, results + (int) resultSize(), 0);
        int end = Shares.start(blocks.pieces(), worker + 1, workers);
        for (int group = 0; group < geometry.groups(); group++) {
            for (int piece = Shares.start(blocks.pieces(), worker, workers); piece < end; piece++) {
                accumulate(group, piece, results);
            }
        }
    }

    private void accumulate(int group, int piece, int results) {
        float[] scratch = context.workspace().array();
        int image = results + (int) resultSize();
        int sample = blocks.sample(piece);
        patch.copy(operands.image, operands.image0, sample, group, blocks.firstRow(piece), scratch, image);
        int count = blocks.rows(piece) * geometry.columns();
        int filter = group * geometry.groupFilters();
        int from =
                operands.gradient0 + geometry.outputPlane(sample, filter) + blocks.firstRow(piece) * geometry.columns();
        for (int place = 0; place < count; place += places) {
            int together = Math.min(places, count - place);
            gather(image, place, together, image + (int) patchSize());
            multiply(from + place, together, image + (int) patchSize(), results + filter * geometry.filterWeights());
        }
        if (operands.bias0 != Operands.NO_BIAS) {
            int bias = results + (int) Arena.aligned(geometry.weights()) + filter;
            for (int k = 0; k < geometry.groupFilters(); k++) {
                int plane = from + k * geometry.rows() * geometry.columns();
                scratch[bias + k] += context.kernels().sum(operands.gradient, plane, count);
            }
        }
    }

    /** Lays out what the filters see at some places of a piece, a row for each. */
    private void gather(int image, int place, int count, int to) {
        float[] scratch = context.workspace().array();
        int[] offsets = patch.offsets();
        for (int i = 0; i < count; i++) {
            int row = (place + i) / geometry.columns();
            int from = image + row * patch.pitch() + (place + i) % geometry.columns();
            int target = to + i * offsets.length;
            for (int w = 0; w < offsets.length; w++) {
                scratch[target + w] = scratch[from + offsets[w]];
            }
        }
    }

    /** Adds what some places give to the weights of a group's filters. */
    private void multiply(int gradient, int count, int gathered, int results) {
        float[] scratch = context.workspace().array();
        int weights = geometry.filterWeights();
        MatrixProduct.multiply(
                context.kernels(),
                geometry.groupFilters(),
                weights,
                count,
                operands.gradient,
                gradient,
                geometry.rows() * geometry.columns(),
                scratch,
                gathered,
                weights,
                scratch,
                results,
                weights,
                true);
    }

    private void reduce(int worker, int workers) {
        reduce(worker, workers, 0, operands.weights0, geometry.weights());
        if (operands.bias0 != Operands.NO_BIAS) {
            reduce(worker, workers, (int) Arena.aligned(geometry.weights()), operands.bias0, geometry.filters());
        }
    }

    private void reduce(int worker, int workers, int part, int to, int count) {
        float[] scratch = context.workspace().array();
        int from = Shares.lineStart(count, worker, workers);
        int length = Shares.lineStart(count, worker + 1, workers) - from;
        if (!adds) {
            Arrays.fill(operands.sums, to + from, to + from + length, 0);
        }
        for (int other = 0; other < workers; other++) {
            context.kernels()
                    .add(scratch, context.workspace().of(other) + part + from, operands.sums, to + from, length);
        }
    }
}

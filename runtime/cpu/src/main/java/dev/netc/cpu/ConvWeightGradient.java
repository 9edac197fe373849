package dev.netc.cpu;

import java.util.Arrays;

/**
 * The gradient of a convolution's weights and bias: for each pair of a filter and a weight of it the inner product of the output's
 * gradient with a shifted view of the image, over all samples. A worker takes some of the samples, several at a time, so that an inner
 * product is long enough to be worth summing its lanes; then the workers' results are added up. So it is without the Vector API; with it,
 * {@link ConvWeightGradientByPlaces} and {@link ConvWeightGradientByChannels} are faster.
 */
final class ConvWeightGradient extends ParallelKernel {

    /** Steps of a vector after which a longer inner product gains nothing. */
    private static final int ENOUGH_STEPS = 192;

    /** Floats that the pieces taken together may have: half of a second-level cache of 1 MiB. */
    private static final int ENOUGH_FLOATS = 128 * 1024;

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
    private final int rowLength; // of a filter's output gradient in a piece, with the gaps of the patch
    private final int imageSize;
    private final int gradientSize;
    private final int together; // pieces taken at a time
    private final int[] imageSteps;
    private final int[] gradientSteps;

    /** The fastest way for these sizes. */
    static ParallelKernel of(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        if (geometry.isDepthwise()) {
            return new DepthwiseWeightGradient(context, geometry, operands, adds);
        }
        if (ConvWeightGradientByPlaces.pays(context, geometry)) {
            return new ConvWeightGradientByPlaces(context, geometry, operands, adds);
        }
        return ConvWeightGradientByChannels.pays(context, geometry)
                ? new ConvWeightGradientByChannels(context, geometry, operands, adds)
                : new ConvWeightGradient(context, geometry, operands, adds);
    }

    private ConvWeightGradient(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.adds = adds;
        long floats = (long) geometry.groupChannels() * geometry.height() * geometry.width()
                + (long) geometry.groupFilters() * geometry.rows() * geometry.columns();
        blocks = ConvBlocks.of(geometry.batch(), 1, geometry.rows(), floats, context.workers());
        patch = new Patch(geometry, blocks.blockRows());
        int lanes = context.kernels().lanes();
        rowLength = Shares.roundUp(blocks.blockRows() * patch.pitch(), lanes);
        imageSize = Shares.roundUp(patch.size() + lanes, 16);
        gradientSize = geometry.groupFilters() * rowLength;
        int steps = rowLength / lanes;
        int perWorker = Shares.ceil(blocks.pieces(), context.workers());
        int most = Math.min(perWorker, Math.max(1, ENOUGH_FLOATS / (imageSize + gradientSize)));
        together = Math.max(1, Math.min(most, Shares.ceil(ENOUGH_STEPS, steps)));
        imageSteps = steps(together, imageSize, steps, lanes);
        gradientSteps = steps(together, gradientSize, steps, lanes);
        context.workspace().reservePerWorker(resultSize() + (long) together * (imageSize + gradientSize));
        phases(this::share, this::reduce);
    }

    private static int[] steps(int pieces, int distance, int steps, int lanes) {
        int[] offsets = new int[pieces * steps];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = i / steps * distance + i % steps * lanes;
        }
        return offsets;
    }

    private long resultSize() {
        return Arena.aligned(geometry.weights()) + Arena.aligned(geometry.filters());
    }

    private void share(int worker, int workers) {
        int results = context.workspace().of(worker);
        Arrays.fill(context.workspace().array(), results, results + (int) resultSize(), 0);
        int end = Shares.start(blocks.pieces(), worker + 1, workers);
        for (int group = 0; group < geometry.groups(); group++) {
            int piece = Shares.start(blocks.pieces(), worker, workers);
            for (; piece < end; piece += together) {
                accumulate(group, piece, Math.min(together, end - piece), results);
            }
        }
    }

    private void accumulate(int group, int piece, int count, int results) {
        float[] scratch = context.workspace().array();
        int images = results + (int) resultSize();
        int gradients = images + together * imageSize;
        for (int i = 0; i < count; i++) {
            int sample = blocks.sample(piece + i);
            int to = images + i * imageSize;
            patch.copy(operands.image, operands.image0, sample, group, blocks.firstRow(piece + i), scratch, to);
            Arrays.fill(scratch, to + patch.size(), to + imageSize, 0);
            copyGradient(group, piece + i, scratch, gradients + i * gradientSize, results);
        }
        int weights = geometry.filterWeights();
        context.kernels()
                .dots(
                        geometry.groupFilters(),
                        scratch,
                        gradients,
                        rowLength,
                        gradientSteps,
                        weights,
                        scratch,
                        images,
                        patch.offsets(),
                        imageSteps,
                        count * (rowLength / context.kernels().lanes()),
                        scratch,
                        results + group * geometry.groupFilters() * weights,
                        weights);
    }

    /** Copies the output's gradient into rows as far apart as those of the patch, zeros between them, and adds it up for the bias. */
    private void copyGradient(int group, int piece, float[] scratch, int to, int results) {
        int columns = geometry.columns();
        int rows = blocks.rows(piece);
        Arrays.fill(scratch, to, to + gradientSize, 0);
        for (int k = 0; k < geometry.groupFilters(); k++) {
            int filter = group * geometry.groupFilters() + k;
            int from = operands.gradient0
                    + geometry.outputPlane(blocks.sample(piece), filter)
                    + blocks.firstRow(piece) * columns;
            for (int row = 0; row < rows; row++) {
                int target = to + k * rowLength + row * patch.pitch();
                System.arraycopy(operands.gradient, from + row * columns, scratch, target, columns);
            }
            if (operands.bias0 != Operands.NO_BIAS) {
                int bias = results + (int) Arena.aligned(geometry.weights()) + filter;
                scratch[bias] += context.kernels().sum(operands.gradient, from, rows * columns);
            }
        }
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

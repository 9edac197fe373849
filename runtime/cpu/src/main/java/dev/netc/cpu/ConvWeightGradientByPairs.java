package dev.netc.cpu;

import dev.netc.cpu.ConvWeightGradient.Operands;
import java.util.Arrays;

/**
 * The gradient of a convolution's weights and bias without the Vector API, where a filter has few weights: the rows of {@link
 * ConvWeightGradient} would be too short for C2 to make vectors of. For each pair of a filter and a weight, the output's gradient is
 * multiplied place by place with what the weight meets of the image, and the products of all samples are added up before the places are.
 */
final class ConvWeightGradientByPairs extends ParallelKernel {

    /** Weights of a filter that make too short a row. */
    private static final int FEW = 32;

    /** Floats of the sums of all pairs: they stay in a second-level cache. */
    private static final int SUMS = 300_000;

    /** Places that make a loop long enough. */
    private static final int ENOUGH = 192;

    /** Samples whose products are added at once. */
    private static final int TOGETHER = 2;

    private final Context context;
    private final ConvGeometry geometry;
    private final Operands operands;
    private final boolean adds;
    private final Patch patch;
    private final int stripRows; // rows of the output whose places are taken together
    private final Strips[] strips; // of each worker

    /** Arrays of some places each, since C2 makes vectors of loops over several arrays, but not over parts of one. */
    private record Strips(float[][][] images, float[][][] gradients, float[][] sums) {

        static Strips of(ConvGeometry geometry, int places) {
            return new Strips(
                    new float[TOGETHER][geometry.filterWeights()][places],
                    new float[TOGETHER][geometry.filters()][places],
                    new float[geometry.weights()][places]);
        }
    }

    ConvWeightGradientByPairs(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.adds = adds;
        int most = Math.max(1, SUMS / geometry.weights() / geometry.columns());
        int count = Shares.ceil(geometry.rows(), most);
        stripRows = Shares.ceil(geometry.rows(), count);
        patch = new Patch(geometry, stripRows);
        strips = new Strips[context.workers()];
        Arrays.setAll(strips, worker -> Strips.of(geometry, stripRows * geometry.columns()));
        context.workspace().reservePerWorker(Arena.aligned(geometry.weights()) + patch.size());
        phases(this::share, this::reduce);
    }

    /** Whether it is faster than {@link ConvWeightGradient}. */
    static boolean pays(Kernels kernels, ConvGeometry geometry) {
        return !kernels.interleaves()
                && geometry.groups() == 1
                && geometry.filterWeights() <= FEW
                && geometry.weights() <= SUMS / ENOUGH;
    }

    private void share(int worker, int workers) {
        int first = Shares.start(geometry.batch(), worker, workers);
        int end = Shares.start(geometry.batch(), worker + 1, workers);
        int results = context.workspace().of(worker);
        Arrays.fill(context.workspace().array(), results, results + geometry.weights(), 0);
        for (int row = 0; row < geometry.rows(); row += stripRows) {
            int rows = Math.min(stripRows, geometry.rows() - row);
            clear(strips[worker].sums);
            for (int sample = first; sample < end; sample += TOGETHER) {
                for (int i = 0; i < TOGETHER; i++) {
                    layOut(sample + i, end, row, rows, worker, i);
                }
                multiply(strips[worker], rows * geometry.columns());
            }
            for (int pair = 0; pair < geometry.weights(); pair++) {
                double sum = context.kernels().sum(strips[worker].sums[pair], 0, rows * geometry.columns());
                context.workspace().array()[results + pair] += (float) sum;
            }
        }
    }

    private static void clear(float[][] arrays) {
        for (float[] array : arrays) {
            Arrays.fill(array, 0);
        }
    }

    /** Copies some rows of a sample, zeros where there are no more samples. */
    private void layOut(int sample, int end, int firstRow, int rows, int worker, int index) {
        float[][] images = strips[worker].images[index];
        float[][] gradients = strips[worker].gradients[index];
        if (sample >= end) {
            clear(images);
            clear(gradients);
            return;
        }
        float[] scratch = context.workspace().array();
        int image = context.workspace().of(worker) + (int) Arena.aligned(geometry.weights());
        patch.copy(operands.image(), operands.image0(), sample, 0, firstRow, scratch, image);
        int columns = geometry.columns();
        for (int weight = 0; weight < images.length; weight++) {
            for (int row = 0; row < rows; row++) {
                int from = image + patch.offsets()[weight] + row * patch.pitch();
                System.arraycopy(scratch, from, images[weight], row * columns, columns);
            }
        }
        for (int filter = 0; filter < gradients.length; filter++) {
            int from = operands.gradient0() + geometry.outputPlane(sample, filter) + firstRow * columns;
            System.arraycopy(operands.gradient(), from, gradients[filter], 0, rows * columns);
        }
    }

    private void multiply(Strips strips, int places) {
        int weights = geometry.filterWeights();
        for (int pair = 0; pair < geometry.weights(); pair++) {
            int filter = pair / weights;
            int weight = pair % weights;
            addProducts(
                    strips.gradients[0][filter],
                    strips.images[0][weight],
                    strips.gradients[1][filter],
                    strips.images[1][weight],
                    strips.sums[pair],
                    places);
        }
    }

    private static void addProducts(float[] a, float[] b, float[] c, float[] d, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += a[i] * b[i] + c[i] * d[i];
        }
    }

    private void reduce(int worker, int workers) {
        int end = Shares.start(geometry.filters(), worker + 1, workers);
        for (int filter = Shares.start(geometry.filters(), worker, workers); filter < end; filter++) {
            addResults(filter * geometry.filterWeights(), workers);
            if (operands.bias0() != Operands.NO_BIAS) {
                operands.sumBias(context.kernels(), geometry, 1, filter, adds);
            }
        }
    }

    /** Adds up what the workers found of a filter's weights. */
    private void addResults(int first, int workers) {
        float[] scratch = context.workspace().array();
        int to = operands.weights0() + first;
        if (!adds) {
            Arrays.fill(operands.sums(), to, to + geometry.filterWeights(), 0);
        }
        for (int other = 0; other < workers; other++) {
            int from = context.workspace().of(other) + first;
            context.kernels().add(scratch, from, operands.sums(), to, geometry.filterWeights());
        }
    }
}

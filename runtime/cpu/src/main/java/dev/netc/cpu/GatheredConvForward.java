package dev.netc.cpu;

import dev.netc.cpu.ConvForward.Operands;

/**
 * Convolution going forward over small images without the Vector API: what the filters' weights meet is gathered for some samples, a row for
 * each weight with the places of all of them, and multiplied with the filters as they lie. C2 makes vectors of loops over long rows; {@link
 * ConvForward}, which needs no copies, would have rows as short as an image has places.
 */
final class GatheredConvForward extends ParallelKernel {

    /** Places that make a row long enough. */
    private static final int ENOUGH = 256;

    private final Context context;
    private final ConvGeometry geometry;
    private final Operands operands;
    private final Rectifier rectifier;
    private final Patch patch;
    private final int places; // of an image
    private final int together; // samples
    private final int pitch; // of the gathered rows

    /** @param rectifier what becomes of the results */
    GatheredConvForward(Context context, ConvGeometry geometry, Operands operands, Rectifier rectifier) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.rectifier = rectifier;
        patch = new Patch(geometry, geometry.rows());
        places = geometry.rows() * geometry.columns();
        int most = Shares.ceil(geometry.batch(), context.workers());
        together = Math.min(most, Shares.ceil(ENOUGH, places));
        pitch = together * places;
        long rows = geometry.filterWeights() + geometry.groupFilters();
        context.workspace().reservePerWorker(Arena.aligned(patch.size()) + rows * pitch);
        phases(this::share);
    }

    /** Whether it is faster than {@link ConvForward}. */
    static boolean pays(Context context, ConvGeometry geometry) {
        return !context.kernels().interleaves()
                && !geometry.isDepthwise()
                && geometry.rows() * geometry.columns() <= ENOUGH;
    }

    private void share(int worker, int workers) {
        int image = context.workspace().of(worker);
        int end = Shares.start(geometry.batch(), worker + 1, workers);
        for (int sample = Shares.start(geometry.batch(), worker, workers); sample < end; sample += together) {
            for (int group = 0; group < geometry.groups(); group++) {
                compute(sample, Math.min(together, end - sample), group, image);
            }
        }
    }

    private void compute(int sample, int count, int group, int image) {
        float[] scratch = context.workspace().array();
        int gathered = image + (int) Arena.aligned(patch.size());
        for (int i = 0; i < count; i++) {
            patch.copy(operands.image(), operands.image0(), sample + i, group, 0, scratch, image);
            gather(image, gathered + i * places);
        }
        int products = gathered + geometry.filterWeights() * pitch;
        int filters = geometry.groupFilters();
        MatrixProduct.multiply(
                context.kernels(),
                filters,
                count * places,
                geometry.filterWeights(),
                operands.weights(),
                operands.weights0() + group * filters * geometry.filterWeights(),
                geometry.filterWeights(),
                scratch,
                gathered,
                pitch,
                scratch,
                products,
                pitch,
                false);
        for (int k = 0; k < filters; k++) {
            for (int i = 0; i < count; i++) {
                finish(sample + i, group * filters + k, products + k * pitch + i * places);
            }
        }
    }

    /** Copies what each weight meets of an image, place by place. */
    private void gather(int image, int to) {
        float[] scratch = context.workspace().array();
        int[] offsets = patch.offsets();
        for (int w = 0; w < offsets.length; w++) {
            for (int row = 0; row < geometry.rows(); row++) {
                int from = image + offsets[w] + row * patch.pitch();
                int target = to + w * pitch + row * geometry.columns();
                System.arraycopy(scratch, from, scratch, target, geometry.columns());
            }
        }
    }

    /** Takes the results of a filter to where they belong. */
    private void finish(int sample, int filter, int products) {
        float[] scratch = context.workspace().array();
        float bias = operands.bias0() == Operands.NO_BIAS ? 0 : operands.weights()[operands.bias0() + filter];
        int to = operands.output0() + geometry.outputPlane(sample, filter);
        context.kernels().shift(scratch, products, bias, rectifier, operands.output(), to, places);
    }
}

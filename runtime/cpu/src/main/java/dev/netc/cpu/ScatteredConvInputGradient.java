package dev.netc.cpu;

import dev.netc.cpu.ConvInputGradient.Operands;
import dev.netc.runtime.operator.Fill;
import java.util.Arrays;

/**
 * The gradient of a convolution's input without the Vector API, and a transposed convolution going forward: for each place of the output
 * the product of its gradient with the filters, in rows as long as a filter has weights, is added to the image where the window lay. C2
 * makes vectors of loops over such rows; {@link ConvInputGradient} and {@link ConvColumnGradient} need shorter ones.
 */
final class ScatteredConvInputGradient extends ParallelKernel {

    /** Floats of the products that are made before they are added: an eighth of a second-level cache of 1 MiB. */
    private static final int PRODUCTS = 32 * 1024;

    /** Filters of which each addition pays. */
    private static final int ENOUGH_FILTERS = 8;

    private final Context context;
    private final ConvGeometry geometry;
    private final Operands operands;
    private final boolean adds;
    private final int places; // of an output
    private final int together; // places

    /** @param adds whether the image's gradient grows or is set */
    ScatteredConvInputGradient(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.adds = adds;
        places = geometry.rows() * geometry.columns();
        together = Math.max(1, Math.min(places, PRODUCTS / geometry.filterWeights()));
        context.workspace().reservePerWorker((long) together * (geometry.filterWeights() + geometry.groupFilters()));
        phases(this::share);
    }

    /** Whether this way is possible and takes less time than others. */
    static boolean pays(Context context, ConvGeometry geometry) {
        return !context.kernels().interleaves()
                && geometry.fill().kind() == Fill.Kind.CONSTANT
                && geometry.groupFilters() >= ENOUGH_FILTERS
                && geometry.batch() >= context.workers();
    }

    private void share(int worker, int workers) {
        int end = Shares.start(geometry.batch(), worker + 1, workers);
        for (int sample = Shares.start(geometry.batch(), worker, workers); sample < end; sample++) {
            for (int group = 0; group < geometry.groups(); group++) {
                compute(sample, group, context.workspace().of(worker));
            }
        }
    }

    private void compute(int sample, int group, int products) {
        int channels = geometry.groupChannels();
        for (int channel = group * channels; channel < (group + 1) * channels && !adds; channel++) {
            float bias = operands.bias0() == Operands.NO_BIAS ? 0 : operands.weights()[operands.bias0() + channel];
            int plane = operands.image0() + geometry.imagePlane(sample, channel);
            Arrays.fill(operands.image(), plane, plane + geometry.height() * geometry.width(), bias);
        }
        for (int place = 0; place < places; place += together) {
            int count = Math.min(together, places - place);
            multiply(sample, group, place, count, products);
            for (int i = 0; i < count; i++) {
                scatter(sample, group, place + i, products + i * geometry.filterWeights());
            }
        }
    }

    private void multiply(int sample, int group, int place, int count, int products) {
        float[] scratch = context.workspace().array();
        int filters = geometry.groupFilters();
        int weights = geometry.filterWeights();
        int turned = products + together * weights;
        int from = operands.gradient0() + geometry.outputPlane(sample, group * filters) + place;
        Transposition.copy(operands.gradient(), from, places, filters, 0, count, scratch, turned, filters);
        MatrixProduct.multiply(
                context.kernels(),
                count,
                weights,
                filters,
                scratch,
                turned,
                filters,
                operands.weights(),
                operands.weights0() + group * filters * weights,
                weights,
                scratch,
                products,
                weights,
                false);
    }

    /** Adds the products of a place to what its window saw of the image. */
    private void scatter(int sample, int group, int place, int products) {
        var window = geometry.window();
        int top = place / geometry.columns() * window.strideHeight() - window.padTop();
        int left = place % geometry.columns() * window.strideWidth() - window.padLeft();
        int plane = operands.image0() + geometry.imagePlane(sample, group * geometry.groupChannels());
        for (int r = 0; r < window.height(); r++) {
            int row = top + r * window.dilationHeight();
            for (int s = 0; s < window.width(); s++) {
                int column = left + s * window.dilationWidth();
                if (row >= 0 && row < geometry.height() && column >= 0 && column < geometry.width()) {
                    add(products + r * window.width() + s, plane + row * geometry.width() + column);
                }
            }
        }
    }

    /** Adds the products of one element of the window, of all channels: more of them than the window has columns. */
    private void add(int from, int to) {
        float[] products = context.workspace().array();
        float[] image = operands.image();
        int taps = geometry.window().area();
        int area = geometry.height() * geometry.width();
        int channels = geometry.groupChannels();
        for (int c = 0; c < channels; c++) {
            image[to + c * area] += products[from + c * taps];
        }
    }
}

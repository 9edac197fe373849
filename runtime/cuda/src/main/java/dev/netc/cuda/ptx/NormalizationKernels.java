package dev.netc.cuda.ptx;

import java.util.List;

/**
 * Layer and group normalization, which are one: an array is cut into rows of equal length, each is brought to mean 0 and variance 1, and
 * then multiplied by weights and moved by biases. All is computed in float64: where a row has few elements or hardly varies, what is left
 * of a gradient is a small difference of large numbers. Here are the gradients of weights and biases.
 */
final class NormalizationKernels {

    static final String FORWARD = "standardize";
    static final String GRADIENT = "standardize_gradient";
    static final String CHANNELS = "standardize_channel_parameters";
    static final String COLUMNS = "standardize_column_parameters";

    private final Kernel kernel;
    private final Array<Float32> x;
    private final Array<Float32> dy;
    private final Array<Float32> dWeight;
    private final Array<Float32> dBias;
    private final Array<Float64> means;
    private final Array<Float64> scales;
    private final Int32 length;
    private final Truth adds;

    private NormalizationKernels(String name) {
        kernel = new Kernel(
                name, "dweight[c] (+)= sum of dy (x - mean) scale, dbias[c] (+)= sum of dy, over all elements of c");
        x = kernel.floats("x");
        dy = kernel.floats("dy");
        dWeight = kernel.floats("dweight");
        dBias = kernel.floats("dbias");
        means = kernel.doubles("means");
        scales = kernel.doubles("scales");
        length = kernel.whole("length");
        adds = kernel.flag("adds");
    }

    static List<Kernel> all() {
        return List.of(
                new StandardizeForward().kernel(),
                new StandardizeBackward().kernel(),
                channelParameters(),
                columnParameters());
    }

    private static Kernel channelParameters() {
        NormalizationKernels in = new NormalizationKernels(CHANNELS);
        Int32 batch = in.kernel.whole("batch");
        Int32 channels = in.kernel.whole("channels");
        Int32 area = in.kernel.whole("area");
        new ChannelSums(in.kernel, 2).byBlocks(batch, channels, area, in::terms, in::take);
        return in.kernel;
    }

    private static Kernel columnParameters() {
        NormalizationKernels in = new NormalizationKernels(COLUMNS);
        Int32 rows = in.kernel.whole("rows");
        Int32 columns = in.kernel.whole("columns");
        new ChannelSums(in.kernel, 2).byColumns(rows, columns, in::terms, in::take);
        return in.kernel;
    }

    private List<Float64> terms(Int32 channel, Int32 at) {
        Int32 row = at.over(length);
        Float64 gradient = dy.get(at).wide();
        Float64 value = x.get(at).wide().minus(means.get(row)).times(scales.get(row));
        return List.of(gradient.times(value), gradient);
    }

    private void take(Int32 channel, List<Float64> sums) {
        dWeight.set(channel, sums.get(0).narrow(), adds);
        dBias.set(channel, sums.get(1).narrow(), adds);
    }
}

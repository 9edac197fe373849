package dev.netc.cuda.ptx;

import java.util.List;

/** Sums over all elements of a channel. */
final class ReductionKernels {

    static final String CHANNELS = "channel_sums";
    static final String COLUMNS = "column_sums";

    private ReductionKernels() {}

    static List<Kernel> all() {
        return List.of(channels(), columns());
    }

    private static Kernel channels() {
        Kernel kernel = new Kernel(CHANNELS, "y[c] (+)= sum over n and i of x[n,c,i]");
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        Int32 outer = kernel.whole("outer");
        Int32 channels = kernel.whole("channels");
        Int32 inner = kernel.whole("inner");
        Truth adds = kernel.flag("adds");
        new ChannelSums(kernel, 1)
                .byBlocks(
                        outer,
                        channels,
                        inner,
                        (channel, at) -> List.of(x.get(at).wide()),
                        (channel, sums) -> y.set(channel, sums.get(0).narrow(), adds));
        return kernel;
    }

    private static Kernel columns() {
        Kernel kernel = new Kernel(COLUMNS, "y[c] (+)= sum over n of x[n,c]");
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        Int32 rows = kernel.whole("rows");
        Int32 columns = kernel.whole("columns");
        Truth adds = kernel.flag("adds");
        new ChannelSums(kernel, 1)
                .byColumns(
                        rows,
                        columns,
                        (column, at) -> List.of(x.get(at).wide()),
                        (column, sums) -> y.set(column, sums.get(0).narrow(), adds));
        return kernel;
    }
}

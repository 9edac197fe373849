package dev.netc.cpu;

import java.util.Arrays;

/**
 * The gradient of a convolution's input where the window neither leaves the image nor moves by more than one: for each weight of a
 * channel the product with the output's gradient, in rows as far apart as the image's, is added to the image at that weight's place.
 * {@link ConvInputGradient} needs no additions, but also multiplies with the zeros around the output's gradient, which are many where
 * the image is not much larger than the window.
 */
final class ConvColumnGradient extends ParallelKernel {

    /** What adding an element costs, in multiplications of the product that it comes from. */
    private static final int ADDITION = 16;

    /** Floats of products that are computed at a time: a quarter of a second-level cache of 1 MiB. */
    private static final int ENOUGH_FLOATS = 64 * 1024;

    private final Context context;
    private final ConvGeometry geometry;
    private final ConvInputGradient.Operands operands;
    private final boolean adds;
    private final int taps; // weights of a channel in a filter
    private final int columns; // of an output plane, with the gaps between its rows
    private final int planeSize;
    private final int together; // channels computed at a time

    ConvColumnGradient(Context context, ConvGeometry geometry, ConvInputGradient.Operands operands, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.adds = adds;
        taps = geometry.window().area();
        columns = columns(geometry);
        planeSize = (int) Arena.aligned(columns);
        together = Math.max(1, Math.min(geometry.groupChannels(), ENOUGH_FLOATS / (taps * planeSize)));
        context.rowTiles(together * taps);
        context.workspace().reserveShared(geometry.weights());
        context.workspace().reservePerWorker((long) (geometry.groupFilters() + together * taps) * planeSize);
        phases(this::turnWeights, this::share);
    }

    private static int columns(ConvGeometry geometry) {
        return (geometry.rows() - 1) * geometry.width() + geometry.columns();
    }

    /** Whether this way is possible and takes less time than {@link ConvInputGradient}. */
    static boolean isBetter(ConvGeometry geometry, int workers) {
        int pieces = geometry.batch() * geometry.groups();
        int direct = geometry.height() * (geometry.width() + geometry.columnReach());
        return geometry.isPlain()
                && pieces >= workers
                && (long) columns(geometry) * (geometry.groupFilters() + ADDITION)
                        < (long) direct * geometry.groupFilters();
    }

    /** Copies the weights into the order group, channel, weight of the channel, filter of the group. */
    private void turnWeights(int worker, int workers) {
        float[] turned = context.workspace().array();
        int end = Shares.start(geometry.channels(), worker + 1, workers);
        int filters = geometry.groupFilters();
        for (int c = Shares.start(geometry.channels(), worker, workers); c < end; c++) {
            int firstFilter = c / geometry.groupChannels() * filters;
            int from =
                    operands.weights0() + firstFilter * geometry.filterWeights() + c % geometry.groupChannels() * taps;
            int to = context.workspace().shared() + c * taps * filters;
            for (int k = 0; k < filters; k++) {
                for (int tap = 0; tap < taps; tap++) {
                    turned[to + tap * filters + k] = operands.weights()[from + k * geometry.filterWeights() + tap];
                }
            }
        }
    }

    private void share(int worker, int workers) {
        int pieces = geometry.batch() * geometry.groups();
        int end = Shares.start(pieces, worker + 1, workers);
        for (int piece = Shares.start(pieces, worker, workers); piece < end; piece++) {
            compute(
                    piece / geometry.groups(),
                    piece % geometry.groups(),
                    context.workspace().of(worker));
        }
    }

    private void compute(int sample, int group, int gradients) {
        copyGradient(sample, group, gradients);
        int products = gradients + geometry.groupFilters() * planeSize;
        int end = (group + 1) * geometry.groupChannels();
        for (int c = group * geometry.groupChannels(); c < end; c += together) {
            int count = Math.min(together, end - c);
            multiply(c, count, gradients, products);
            for (int i = 0; i < count; i++) {
                addTaps(sample, c + i, products + i * taps * planeSize);
            }
        }
    }

    /** Copies the output's gradient of a group into rows as far apart as the image's, zeros between them. */
    private void copyGradient(int sample, int group, int to) {
        float[] scratch = context.workspace().array();
        int length = geometry.columns();
        Arrays.fill(scratch, to, to + geometry.groupFilters() * planeSize, 0);
        for (int k = 0; k < geometry.groupFilters(); k++) {
            int from = operands.gradient0() + geometry.outputPlane(sample, group * geometry.groupFilters() + k);
            int target = to + k * planeSize;
            for (int row = 0; row < geometry.rows(); row++) {
                System.arraycopy(
                        operands.gradient(), from + row * length, scratch, target + row * geometry.width(), length);
            }
        }
    }

    private void multiply(int channel, int channels, int gradients, int products) {
        float[] scratch = context.workspace().array();
        MatrixProduct.multiply(
                context.kernels(),
                channels * taps,
                columns,
                geometry.groupFilters(),
                scratch,
                context.workspace().shared() + channel * taps * geometry.groupFilters(),
                geometry.groupFilters(),
                scratch,
                gradients,
                planeSize,
                scratch,
                products,
                planeSize,
                false);
    }

    private void addTaps(int sample, int channel, int products) {
        var window = geometry.window();
        int plane = operands.image0() + geometry.imagePlane(sample, channel);
        if (!adds) {
            float bias = operands.bias0() < 0 ? 0 : operands.weights()[operands.bias0() + channel];
            Arrays.fill(operands.image(), plane, plane + geometry.height() * geometry.width(), bias);
        }
        for (int tap = 0; tap < taps; tap++) {
            int row = tap / window.width() * window.dilationHeight();
            int column = tap % window.width() * window.dilationWidth();
            context.kernels()
                    .add(
                            context.workspace().array(),
                            products + tap * planeSize,
                            operands.image(),
                            plane + row * geometry.width() + column,
                            columns);
        }
    }
}

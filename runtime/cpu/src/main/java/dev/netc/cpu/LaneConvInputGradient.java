package dev.netc.cpu;

/** The gradient of a convolution's input over interleaved samples: to each place, what the outputs give that it took part in. */
final class LaneConvInputGradient extends ParallelKernel {

    private static final int NO_BIAS = -1;

    LaneConvInputGradient(Context context, ConvGeometry conv, Activation x, Activation y, int weight, boolean adds) {
        super(context.team());
        LaneConvProduct product = new LaneConvProduct(
                context,
                LaneAxis.backwardRows(conv),
                LaneAxis.backwardColumns(conv),
                x.lanes(),
                x.batch(),
                conv.groups(),
                LaneConvProduct.Image.of(y, y.gradient(), conv.groups()),
                LaneConvProduct.Image.of(x, x.gradient(), conv.groups()),
                new LaneConvProduct.Weights(
                        weight,
                        conv.window().area(),
                        conv.filterWeights(),
                        conv.groupFilters() * conv.filterWeights()));
        phases(
                product::layOutWeights,
                (worker, workers) -> product.multiply(worker, workers, NO_BIAS, Rectifier.NONE, adds));
    }
}

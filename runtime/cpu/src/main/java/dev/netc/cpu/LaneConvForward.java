package dev.netc.cpu;

/** Convolution going forward over interleaved samples; bias and rectifier are part of it. */
final class LaneConvForward extends ParallelKernel {

    LaneConvForward(
            Context context, ConvGeometry conv, Activation x, Activation y, int weight, int bias, Rectifier rectifier) {
        super(context.team());
        LaneConvProduct product = new LaneConvProduct(
                context,
                LaneAxis.forwardRows(conv),
                LaneAxis.forwardColumns(conv),
                x.lanes(),
                x.batch(),
                conv.groups(),
                LaneConvProduct.Image.of(x, x.at(), conv.groups()),
                LaneConvProduct.Image.of(y, y.at(), conv.groups()),
                new LaneConvProduct.Weights(
                        weight,
                        conv.filterWeights(),
                        conv.window().area(),
                        conv.groupFilters() * conv.filterWeights()));
        phases(product::layOutWeights, (worker, workers) -> product.multiply(worker, workers, bias, rectifier, false));
    }
}

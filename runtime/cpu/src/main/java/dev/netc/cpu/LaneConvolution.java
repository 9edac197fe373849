package dev.netc.cpu;

/**
 * A convolution over interleaved samples: which kernels run it.
 *
 * @param masks whether the image is a relu's result and its gradient that before the relu
 */
record LaneConvolution(
        Context context,
        ConvGeometry geometry,
        Activation x,
        Activation y,
        int weight,
        int bias,
        Rectifier rectifier,
        boolean masks)
        implements Operation {

    @Override
    public Runnable forward() {
        if (geometry.isDepthwise()) {
            return new LaneDepthwiseForward(context, geometry, x, y, weight, bias, rectifier);
        }
        if (LanePointwiseConvolution.fits(geometry)) {
            return LanePointwiseConvolution.of(context, geometry, x, y, weight, bias, rectifier);
        }
        return Winograd.of(geometry)
                .<Runnable>map(
                        winograd -> new LaneWinogradForward(context, winograd, geometry, x, y, weight, bias, rectifier))
                .orElseGet(() -> new LaneConvForward(context, geometry, x, y, weight, bias, rectifier));
    }

    @Override
    public Runnable backward(Wanted wanted) {
        Runnable weights = weightGradient(wanted.addsParameters());
        return wanted.input() ? new Sequence(weights, inputGradient(wanted.adds())) : weights;
    }

    private Runnable weightGradient(boolean adds) {
        return Winograd.ofWeights(context, geometry, x.lanes())
                .<Runnable>map(
                        winograd -> new WinogradWeightGradient(context, winograd, geometry, x, y, weight, bias, adds))
                .orElseGet(() -> new LaneConvWeightGradient(
                        context, LaneGeometry.of(geometry, x.lanes()), x, y, weight, bias, adds));
    }

    private Runnable inputGradient(boolean adds) {
        return Winograd.of(geometry)
                .<Runnable>map(winograd ->
                        new LaneWinogradInputGradient(context, winograd, geometry, x, y, weight, adds, masks))
                .orElseGet(() -> masked(inputGradientOfSums(adds)));
    }

    private Runnable inputGradientOfSums(boolean adds) {
        return LanePointwiseConvolution.fits(geometry)
                ? LanePointwiseConvolution.ofInputGradient(context, geometry, x, y, weight, adds)
                : new LaneConvInputGradient(context, geometry, x, y, weight, adds);
    }

    private Runnable masked(Runnable kernel) {
        return masks ? new Sequence(kernel, new RectifierMask(context, Rectifier.RELU, x)) : kernel;
    }
}

package dev.netc.cpu;

/** A convolution: which kernels run it. */
final class Convolution implements Operation {

    private final Context context;
    private final ConvGeometry geometry;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final Rectifier rectifier;
    private final boolean masks;
    private final boolean keeps;

    /**
     * @param weight where in the parameter arena the weights begin
     * @param bias where the bias begins, or -1
     * @param rectifier what becomes of the results
     * @param masks whether the image is a relu's result and its gradient that before the relu
     * @param keeps whether the weights seldom change, so that it pays to keep them in the layout of the kernel
     */
    Convolution(
            Context context,
            ConvGeometry geometry,
            Activation x,
            Activation y,
            int weight,
            int bias,
            Rectifier rectifier,
            boolean masks,
            boolean keeps) {
        this.context = context;
        this.geometry = geometry;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        this.rectifier = rectifier;
        this.masks = masks;
        this.keeps = keeps;
    }

    @Override
    public Runnable forward() {
        if (DepthwisePlane.fits(geometry)) {
            return new DepthwiseForward(context, geometry, x, y, weight, bias, rectifier);
        }
        return Winograd.byChannels(context, geometry)
                .<Runnable>map(
                        winograd -> WinogradConvolution.of(context, winograd, geometry, x, y, weight, bias, rectifier))
                .orElseGet(this::products);
    }

    /** Going forward by products of matrices. */
    private Runnable products() {
        ConvForward.Operands operands = new ConvForward.Operands(
                x.array(), x.at(), context.parameters().values(), weight, bias, y.array(), y.at());
        return GatheredConvForward.pays(context, geometry)
                ? new GatheredConvForward(context, geometry, operands, rectifier)
                : new ConvForward(context, geometry, operands, rectifier, false, keeps);
    }

    @Override
    public Runnable backward(Wanted wanted) {
        if (DepthwisePlane.fits(geometry)) {
            return masked(new DepthwiseGradient(context, geometry, x, y, weight, bias, wanted), wanted);
        }
        Runnable weights = weightGradient(wanted.addsParameters());
        return wanted.input() ? masked(new Sequence(weights, inputGradient(wanted.adds())), wanted) : weights;
    }

    private Runnable masked(Runnable kernel, Wanted wanted) {
        return masks && wanted.input() ? new Sequence(kernel, new RectifierMask(context, Rectifier.RELU, x)) : kernel;
    }

    private Runnable weightGradient(boolean adds) {
        return Winograd.ofWeights(context, geometry, 1)
                .<Runnable>map(
                        winograd -> new WinogradWeightGradient(context, winograd, geometry, x, y, weight, bias, adds))
                .orElseGet(() -> ConvWeightGradient.of(
                        context, geometry, ConvWeightGradient.Operands.of(context, x, y, weight, bias), adds));
    }

    private Runnable inputGradient(boolean adds) {
        return Winograd.ofInputGradient(context, geometry)
                .<Runnable>map(winograd ->
                        WinogradConvolution.ofInputGradient(context, winograd, geometry, x, y, weight, adds))
                .orElseGet(() -> ConvInputGradient.of(
                        context,
                        geometry,
                        new ConvInputGradient.Operands(
                                y.array(),
                                y.gradient(),
                                context.parameters().values(),
                                weight,
                                ConvInputGradient.Operands.NO_BIAS,
                                x.array(),
                                x.gradient()),
                        adds));
    }
}

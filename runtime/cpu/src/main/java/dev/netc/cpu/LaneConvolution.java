package dev.netc.cpu;

/** A convolution over interleaved samples: which kernels run it. */
record LaneConvolution(
        Context context, ConvGeometry geometry, Activation x, Activation y, int weight, int bias, boolean relu)
        implements Operation {

    @Override
    public Runnable forward() {
        return new LaneConvForward(context, geometry, x, y, weight, bias, relu);
    }

    @Override
    public Runnable backward(Wanted wanted) {
        LaneGeometry lanes = LaneGeometry.of(geometry, x.lanes());
        Runnable weights = new LaneConvWeightGradient(context, lanes, x, y, weight, bias, wanted.addsParameters());
        return wanted.input()
                ? new Sequence(weights, new LaneConvInputGradient(context, geometry, x, y, weight, wanted.adds()))
                : weights;
    }
}

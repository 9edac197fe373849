package dev.netc.cpu;

/** A linear layer over interleaved samples: which kernels run it. */
record LaneLinearOperation(Context context, Activation x, Activation y, int weight, int bias, Rectifier rectifier)
        implements Operation {

    @Override
    public Runnable forward() {
        return LaneLinearInnerProducts.fits(x)
                ? new LaneLinearInnerProducts(context, x, y, weight, bias, rectifier)
                : new LaneLinearForward(context, x, y, weight, bias, rectifier);
    }

    @Override
    public Runnable backward(Wanted wanted) {
        return new LaneLinearGradient(context, x, y, weight, bias, wanted);
    }
}

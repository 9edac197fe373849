package dev.netc.cpu;

/** A linear layer: which kernels run it. */
record LinearOperation(Context context, Activation x, Activation y, int weight, int bias, Rectifier rectifier)
        implements Operation {

    @Override
    public Runnable forward() {
        return new LinearForward(context, x, y, weight, bias, rectifier);
    }

    @Override
    public Runnable backward(Wanted wanted) {
        Runnable weights = new LinearWeightGradient(context, x, y, weight, bias, wanted.addsParameters());
        return wanted.input()
                ? new Sequence(weights, new LinearInputGradient(context, x, y, weight, wanted.adds()))
                : weights;
    }
}

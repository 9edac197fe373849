package dev.netc.cpu;

/**
 * min(max(x, 0), 6). Its gradient passes where y lies between the two.
 *
 * @param done whether the layer before applies it, so that going forward nothing is left
 */
record Relu6Operation(Context context, Activation x, Activation y, boolean done) implements Operation {

    @Override
    public Runnable forward() {
        return done ? NOTHING : new RangeKernel(context.team(), x.elements(), this::compute);
    }

    private void compute(int from, int to) {
        context.kernels().shift(x.array(), x.at() + from, 0, Rectifier.RELU6, y.array(), y.at() + from, to - from);
    }

    @Override
    public Runnable backward(Wanted wanted) {
        if (!wanted.input()) {
            return NOTHING;
        }
        boolean adds = wanted.adds();
        return new RangeKernel(context.team(), x.elements(), (from, to) -> differentiate(from, to, adds));
    }

    private void differentiate(int from, int to, boolean adds) {
        context.kernels()
                .clampGradient(
                        y.array(),
                        y.at() + from,
                        Rectifier.RELU6.ceiling(),
                        y.array(),
                        y.gradient() + from,
                        x.array(),
                        x.gradient() + from,
                        to - from,
                        adds);
    }
}

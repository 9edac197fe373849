package dev.netc.cpu;

/**
 * relu or relu6. Mostly y takes x's place and dx that of dy, and the layer before has already applied it.
 *
 * @param done whether the layer before applies it, so that going forward nothing is left
 * @param masked whether the layer before or after finds its gradient, so that going backward nothing is left
 */
record RectifierOperation(
        Context context, Rectifier rectifier, Activation x, Activation y, boolean done, boolean masked)
        implements Operation {

    @Override
    public Runnable forward() {
        return done ? NOTHING : new RangeKernel(context.team(), x.elements(), this::compute);
    }

    private void compute(int from, int to) {
        context.kernels().shift(x.array(), x.at() + from, 0, rectifier, y.array(), y.at() + from, to - from);
    }

    @Override
    public Runnable backward(Wanted wanted) {
        if (!wanted.input() || masked) {
            return NOTHING;
        }
        boolean adds = wanted.adds();
        return new RangeKernel(context.team(), x.elements(), (from, to) -> differentiate(from, to, adds));
    }

    private void differentiate(int from, int to, boolean adds) {
        context.kernels()
                .rectifierGradient(
                        rectifier,
                        y.array(),
                        y.at() + from,
                        y.array(),
                        y.gradient() + from,
                        x.array(),
                        x.gradient() + from,
                        to - from,
                        adds);
    }
}

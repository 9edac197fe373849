package dev.netc.cpu;

/** min(max(x, 0), 6). Its gradient passes where y lies between the two. */
record Relu6Operation(Context context, Activation x, Activation y) implements Operation {

    private static final float CEILING = 6;

    @Override
    public Runnable forward() {
        return new RangeKernel(context.team(), x.elements(), this::compute);
    }

    private void compute(int from, int to) {
        context.kernels().clamp(x.array(), x.at() + from, CEILING, y.array(), y.at() + from, to - from);
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
                        CEILING,
                        y.array(),
                        y.gradient() + from,
                        x.array(),
                        x.gradient() + from,
                        to - from,
                        adds);
    }
}

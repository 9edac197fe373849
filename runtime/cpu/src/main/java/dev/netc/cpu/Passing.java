package dev.netc.cpu;

/** y = x: flattening, and dropout that lets all through. Where y takes x's place there is nothing to do. */
record Passing(Context context, Activation x, Activation y) implements Operation {

    @Override
    public Runnable forward() {
        if (x.at() == y.at()) {
            return NOTHING;
        }
        return new RangeKernel(
                context.team(),
                x.elements(),
                (from, to) -> System.arraycopy(x.array(), x.at() + from, y.array(), y.at() + from, to - from));
    }

    @Override
    public Runnable backward(Wanted wanted) {
        if (!wanted.input() || x.gradient() == y.gradient()) {
            return NOTHING;
        }
        return new RangeKernel(context.team(), x.elements(), new GradientCopy(context, y, x, wanted.adds()));
    }

    /** dx = dy, or dx += dy. */
    record GradientCopy(Context context, Activation y, Activation x, boolean adds) implements RangeKernel.Range {

        @Override
        public void run(int from, int to) {
            if (adds) {
                context.kernels().add(y.array(), y.gradient() + from, x.array(), x.gradient() + from, to - from);
            } else {
                System.arraycopy(y.array(), y.gradient() + from, x.array(), x.gradient() + from, to - from);
            }
        }
    }
}

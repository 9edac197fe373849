package dev.netc.cpu;

import java.util.List;

/** The sum of two or more values, rectified. */
record Summation(Context context, List<Activation> xs, Activation y, Rectifier rectifier) implements Operation {

    /** Elements that are summed up at a time: they stay in the first-level cache. */
    private static final int TOGETHER = 2048;

    @Override
    public Runnable forward() {
        return new RangeKernel(context.team(), y.elements(), (from, to) -> {
            for (int i = from; i < to; i += TOGETHER) {
                sum(i, Math.min(TOGETHER, to - i));
            }
        });
    }

    private void sum(int first, int count) {
        int at = y.at() + first;
        System.arraycopy(y.array(), xs.get(0).at() + first, y.array(), at, count);
        for (int i = 1; i < xs.size(); i++) {
            context.kernels().add(y.array(), xs.get(i).at() + first, y.array(), at, count);
        }
        if (rectifier.rectifies()) {
            context.kernels().shift(y.array(), at, 0, rectifier, y.array(), at, count);
        }
    }

    @Override
    public Runnable backward(Wanted wanted) {
        return new RangeKernel(context.team(), y.elements(), (from, to) -> {
            for (int i = 0; i < xs.size(); i++) {
                if (wanted.inputs()[i]) {
                    spread(xs.get(i), wanted.growing()[i], from, to);
                }
            }
        });
    }

    private void spread(Activation x, boolean adds, int from, int to) {
        if (adds) {
            context.kernels().add(y.array(), y.gradient() + from, y.array(), x.gradient() + from, to - from);
        } else {
            System.arraycopy(y.array(), y.gradient() + from, y.array(), x.gradient() + from, to - from);
        }
    }
}

package dev.netc.cpu;

import java.util.List;

/** The sum of two or more values. */
record Summation(Context context, List<Activation> xs, Activation y) implements Operation {

    @Override
    public Runnable forward() {
        return new RangeKernel(context.team(), y.elements(), this::sum);
    }

    private void sum(int from, int to) {
        System.arraycopy(y.array(), xs.get(0).at() + from, y.array(), y.at() + from, to - from);
        for (int i = 1; i < xs.size(); i++) {
            context.kernels().add(y.array(), xs.get(i).at() + from, y.array(), y.at() + from, to - from);
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

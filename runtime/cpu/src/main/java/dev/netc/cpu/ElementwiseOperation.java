package dev.netc.cpu;

import dev.netc.runtime.operator.Elementwise;

/** A function of each element by itself. */
record ElementwiseOperation(Context context, Elementwise function, Activation x, Activation y) implements Operation {

    @Override
    public Runnable forward() {
        return new RangeKernel(context.team(), x.elements(), this::compute);
    }

    private void compute(int from, int to) {
        float[] array = x.array();
        context.kernels().apply(function, array, x.at() + from, array, y.at() + from, to - from);
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
        float[] array = x.array();
        for (int i = from; i < to; i++) {
            float slope = function.derivative(array[x.at() + i], array[y.at() + i]);
            float before = adds ? array[x.gradient() + i] : 0;
            array[x.gradient() + i] = before + array[y.gradient() + i] * slope;
        }
    }
}

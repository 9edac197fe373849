package dev.netc.cpu;

/** A loss on the network's output, N x F; the output is small, so one thread computes it, in double precision. */
abstract class LossFunction {

    final Activation y;
    private int[] classes = {};
    private float[] numbers = {};

    LossFunction(Activation y) {
        this.y = y;
    }

    final void targets(int[] values) {
        if (classes.length != values.length) {
            classes = new int[values.length];
        }
        System.arraycopy(values, 0, classes, 0, values.length);
    }

    final void targets(float[] values) {
        if (numbers.length != values.length) {
            numbers = new float[values.length];
        }
        System.arraycopy(values, 0, numbers, 0, values.length);
    }

    /** The mean over the batch; where the output has a gradient, sets that too. */
    final double compute() {
        for (int channel = 0; channel < y.channels() && y.gradient() >= 0; channel++) {
            y.fillEmptyLanes(y.gradient(), channel, 0);
        }
        return mean();
    }

    /** As {@link #compute}, without a look at lanes that hold no sample. */
    abstract double mean();

    /** Elements of the output of all samples. */
    final int elements() {
        return y.samples() * y.features();
    }

    final int label(int sample) {
        return classes[sample];
    }

    final float number(int sample, int feature) {
        return numbers[sample * y.features() + feature];
    }

    final float value(int sample, int feature) {
        return y.array()[y.at() + y.index(sample, feature)];
    }

    final void gradient(int sample, int feature, double value) {
        if (y.gradient() >= 0) {
            y.array()[y.gradient() + y.index(sample, feature)] = (float) value;
        }
    }
}

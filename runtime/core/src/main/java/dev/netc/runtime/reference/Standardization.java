package dev.netc.runtime.reference;

/** An array cut into rows of equal length, each brought to mean 0 and variance 1: (x - mean) / sqrt(variance + epsilon). */
final class Standardization {

    private final Variable x;
    private final int length;
    private final double epsilon;
    private final double[] mean;
    private final double[] scale;

    Standardization(Variable x, int rows, double epsilon) {
        this.x = x;
        this.length = x.elements() / rows;
        this.epsilon = epsilon;
        this.mean = new double[rows];
        this.scale = new double[rows];
    }

    void measure() {
        for (int row = 0; row < mean.length; row++) {
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += x.values[row * length + i];
            }
            mean[row] = sum / length;
            double squares = 0;
            for (int i = 0; i < length; i++) {
                double distance = x.values[row * length + i] - mean[row];
                squares += distance * distance;
            }
            scale[row] = 1 / Math.sqrt(squares / length + epsilon);
        }
    }

    double value(int at) {
        return (x.values[at] - mean[at / length]) * scale[at / length];
    }

    /** Adds to x's gradient: that of the result without its mean and without what of it lies along the result, scaled. */
    void backward(double[] gradient) {
        for (int row = 0; row < mean.length; row++) {
            double sum = 0;
            double product = 0;
            for (int at = row * length; at < (row + 1) * length; at++) {
                sum += gradient[at];
                product += gradient[at] * value(at);
            }
            for (int at = row * length; at < (row + 1) * length; at++) {
                x.gradient[at] += scale[row] * (gradient[at] - sum / length - value(at) * product / length);
            }
        }
    }
}

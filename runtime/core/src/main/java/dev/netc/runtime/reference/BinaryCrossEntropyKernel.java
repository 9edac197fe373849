package dev.netc.runtime.reference;

/**
 * Mean over all elements of -(t log(y) + (1 - t) log(1 - y)), logarithms at least -100. The gradient is (y - t) / (y (1 - y)), the
 * divisor at least 1e-12. Both limits are PyTorch's.
 */
final class BinaryCrossEntropyKernel implements LossKernel {

    private static final double SMALLEST_LOGARITHM = -100;
    private static final double SMALLEST_DIVISOR = 1e-12;

    private final Variable y; // N x F, probabilities

    BinaryCrossEntropyKernel(Variable y) {
        this.y = y;
    }

    @Override
    public double loss(int[] classes, float[] numbers) {
        double sum = 0;
        for (int i = 0; i < y.elements(); i++) {
            sum -= numbers[i] * logarithm(y.values[i]) + (1 - numbers[i]) * logarithm(1 - y.values[i]);
        }
        return sum / y.elements();
    }

    private static double logarithm(float probability) {
        return Math.max(Math.log(probability), SMALLEST_LOGARITHM);
    }

    @Override
    public void backward(int[] classes, float[] numbers) {
        for (int i = 0; i < y.elements(); i++) {
            double divisor = Math.max((double) y.values[i] * (1 - y.values[i]), SMALLEST_DIVISOR);
            y.gradient[i] += (y.values[i] - numbers[i]) / divisor / y.elements();
        }
    }
}

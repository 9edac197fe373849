package dev.netc.runtime.reference;

/** Mean over all elements of (y - number)^2. */
final class MeanSquaredErrorKernel implements LossKernel {

    private final Variable y; // N x F

    MeanSquaredErrorKernel(Variable y) {
        this.y = y;
    }

    @Override
    public double loss(int[] classes, float[] numbers) {
        double sum = 0;
        for (int i = 0; i < y.elements(); i++) {
            double distance = (double) y.values[i] - numbers[i];
            sum += distance * distance;
        }
        return sum / y.elements();
    }

    @Override
    public void backward(int[] classes, float[] numbers) {
        for (int i = 0; i < y.elements(); i++) {
            y.gradient[i] += 2 * ((double) y.values[i] - numbers[i]) / y.elements();
        }
    }
}

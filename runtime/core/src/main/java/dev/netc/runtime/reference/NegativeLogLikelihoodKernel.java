package dev.netc.runtime.reference;

/** Mean over n of -y[n,class]. */
final class NegativeLogLikelihoodKernel implements LossKernel {

    private final Variable y; // N x F

    NegativeLogLikelihoodKernel(Variable y) {
        this.y = y;
    }

    @Override
    public double loss(int[] classes, float[] numbers) {
        double sum = 0;
        for (int n = 0; n < y.batch; n++) {
            sum -= y.values[n * y.row() + classes[n]];
        }
        return sum / y.batch;
    }

    @Override
    public void backward(int[] classes, float[] numbers) {
        for (int n = 0; n < y.batch; n++) {
            y.gradient[n * y.row() + classes[n]] -= 1.0 / y.batch;
        }
    }
}

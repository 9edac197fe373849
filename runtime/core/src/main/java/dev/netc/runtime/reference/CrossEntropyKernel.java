package dev.netc.runtime.reference;

/** Mean over n of log(sum over f of exp(y[n,f])) - y[n,class]; its gradient is (softmax(y) - 1 at the class) / N. */
final class CrossEntropyKernel implements LossKernel {

    private final Variable y; // N x F

    CrossEntropyKernel(Variable y) {
        this.y = y;
    }

    @Override
    public double loss(int[] classes, float[] numbers) {
        double sum = 0;
        for (int n = 0; n < y.batch; n++) {
            sum += logarithmOfSum(n) - y.values[n * y.row() + classes[n]];
        }
        return sum / y.batch;
    }

    @Override
    public void backward(int[] classes, float[] numbers) {
        for (int n = 0; n < y.batch; n++) {
            double logarithm = logarithmOfSum(n);
            for (int f = 0; f < y.row(); f++) {
                int at = n * y.row() + f;
                y.gradient[at] += (Math.exp(y.values[at] - logarithm) - (f == classes[n] ? 1 : 0)) / y.batch;
            }
        }
    }

    private double logarithmOfSum(int n) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int f = 0; f < y.row(); f++) {
            largest = Math.max(largest, y.values[n * y.row() + f]);
        }
        double sum = 0;
        for (int f = 0; f < y.row(); f++) {
            sum += Math.exp(y.values[n * y.row() + f] - largest);
        }
        return largest + Math.log(sum);
    }
}

package dev.netc.runtime.reference;

/** y[n,c,i] = x[n,c,i] - log of the sum over j of exp(x[n,j,i]). */
final class LogSoftmaxKernel implements Kernel {

    private final Variable x; // N x C x H x W
    private final Variable y; // N x C x H x W

    LogSoftmaxKernel(Variable x, Variable y) {
        this.x = x;
        this.y = y;
    }

    /** log of the sum over the channels of exp(x[n,c,i]); the largest x is taken out first, so that nothing overflows. */
    static double logarithmOfSum(Variable x, int n, int i) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < x.channels; c++) {
            largest = Math.max(largest, x.values[x.at(n, c, 0, i)]);
        }
        double sum = 0;
        for (int c = 0; c < x.channels; c++) {
            sum += Math.exp(x.values[x.at(n, c, 0, i)] - largest);
        }
        return largest + Math.log(sum);
    }

    @Override
    public void forward() {
        for (int n = 0; n < x.batch; n++) {
            for (int i = 0; i < x.area(); i++) {
                double logarithm = logarithmOfSum(x, n, i);
                for (int c = 0; c < x.channels; c++) {
                    y.values[x.at(n, c, 0, i)] = (float) (x.values[x.at(n, c, 0, i)] - logarithm);
                }
            }
        }
    }

    @Override
    public void backward() {
        for (int n = 0; n < x.batch; n++) {
            for (int i = 0; i < x.area(); i++) {
                double sum = 0;
                for (int c = 0; c < x.channels; c++) {
                    sum += y.gradient[x.at(n, c, 0, i)];
                }
                for (int c = 0; c < x.channels; c++) {
                    int at = x.at(n, c, 0, i);
                    x.gradient[at] += y.gradient[at] - Math.exp(y.values[at]) * sum;
                }
            }
        }
    }
}

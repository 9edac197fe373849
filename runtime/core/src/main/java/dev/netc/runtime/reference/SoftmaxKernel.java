package dev.netc.runtime.reference;

/** y[n,c,i] = exp(x[n,c,i]) / sum over j of exp(x[n,j,i]); the largest x is subtracted first, so that nothing overflows. */
final class SoftmaxKernel implements Kernel {

    private final Variable x; // N x C x H x W
    private final Variable y; // N x C x H x W

    SoftmaxKernel(Variable x, Variable y) {
        this.x = x;
        this.y = y;
    }

    @Override
    public void forward() {
        for (int n = 0; n < x.batch; n++) {
            for (int i = 0; i < x.area(); i++) {
                double logarithm = LogSoftmaxKernel.logarithmOfSum(x, n, i);
                for (int c = 0; c < x.channels; c++) {
                    int at = x.at(n, c, 0, i);
                    y.values[at] = (float) Math.exp(x.values[at] - logarithm);
                }
            }
        }
    }

    @Override
    public void backward() {
        for (int n = 0; n < x.batch; n++) {
            for (int i = 0; i < x.area(); i++) {
                double product = 0;
                for (int c = 0; c < x.channels; c++) {
                    product += y.gradient[x.at(n, c, 0, i)] * y.values[x.at(n, c, 0, i)];
                }
                for (int c = 0; c < x.channels; c++) {
                    int at = x.at(n, c, 0, i);
                    x.gradient[at] += y.values[at] * (y.gradient[at] - product);
                }
            }
        }
    }
}

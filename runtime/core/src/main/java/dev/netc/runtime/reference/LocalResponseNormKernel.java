package dev.netc.runtime.reference;

import dev.netc.runtime.operator.LocalResponseNorm;

/**
 * y[n,c,i] = x[n,c,i] / d[n,c,i]^beta with d[n,c,i] = k + alpha/size * sum of x[n,j,i]^2 for j from c - size/2 to c + (size - 1)/2, where
 * channels that do not exist count as 0.
 */
final class LocalResponseNormKernel implements Kernel {

    private final LocalResponseNorm norm;
    private final Variable x; // N x C x H x W
    private final Variable y; // N x C x H x W
    private final double[] divisor; // N x C x H x W, d above

    LocalResponseNormKernel(LocalResponseNorm norm, Variable x, Variable y) {
        this.norm = norm;
        this.x = x;
        this.y = y;
        this.divisor = new double[x.elements()];
    }

    @Override
    public void forward() {
        for (int n = 0; n < x.batch; n++) {
            for (int c = 0; c < x.channels; c++) {
                for (int i = 0; i < x.area(); i++) {
                    double squares = 0;
                    for (int j = first(c); j <= last(c); j++) {
                        double near = x.values[x.at(n, j, 0, i)];
                        squares += near * near;
                    }
                    int at = x.at(n, c, 0, i);
                    divisor[at] = norm.k() + (double) norm.alpha() / norm.size() * squares;
                    y.values[at] = (float) (x.values[at] * Math.pow(divisor[at], -norm.beta()));
                }
            }
        }
    }

    @Override
    public void backward() {
        double slope = -2.0 * norm.alpha() * norm.beta() / norm.size();
        for (int n = 0; n < x.batch; n++) {
            for (int c = 0; c < x.channels; c++) {
                for (int i = 0; i < x.area(); i++) {
                    int at = x.at(n, c, 0, i);
                    double power = Math.pow(divisor[at], -norm.beta());
                    x.gradient[at] += y.gradient[at] * power;
                    double share = slope * y.gradient[at] * x.values[at] * power / divisor[at];
                    for (int j = first(c); j <= last(c); j++) {
                        x.gradient[x.at(n, j, 0, i)] += share * x.values[x.at(n, j, 0, i)];
                    }
                }
            }
        }
    }

    private int first(int c) {
        return Math.max(c - norm.size() / 2, 0);
    }

    private int last(int c) {
        return Math.min(c + (norm.size() - 1) / 2, x.channels - 1);
    }
}

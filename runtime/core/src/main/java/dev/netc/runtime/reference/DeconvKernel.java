package dev.netc.runtime.reference;

import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Window;
import java.util.Optional;

/**
 * Transposed convolution: each x[n,c,h,w] adds weight[c,k,r,s] times itself to y[n, g K/G + k, h stride + r dilation - pad, ...], where g
 * is the group of c and what falls outside y is lost; the bias is added everywhere.
 */
final class DeconvKernel implements Kernel {

    private static final int OUTSIDE = -1;

    private final Deconv deconv;
    private final Variable x; // N x C x H x W
    private final Variable weight; // C x K/G x R x S
    private final Optional<Variable> bias; // K
    private final Variable y; // N x K x P x Q

    DeconvKernel(Deconv deconv, Variable x, Variable weight, Optional<Variable> bias, Variable y) {
        this.deconv = deconv;
        this.x = x;
        this.weight = weight;
        this.bias = bias;
        this.y = y;
    }

    @Override
    public void forward() {
        double[] sums = new double[y.elements()];
        visitInputs((from, at, to) -> sums[to] += (double) x.values[from] * weight.values[at]);
        for (int i = 0; i < sums.length; i++) {
            y.values[i] = (float) (sums[i] + (bias.isPresent() ? bias.get().values[channel(i)] : 0));
        }
    }

    @Override
    public void backward() {
        visitInputs((from, at, to) -> {
            x.gradient[from] += y.gradient[to] * weight.values[at];
            weight.gradient[at] += y.gradient[to] * x.values[from];
        });
        bias.ifPresent(variable -> {
            for (int i = 0; i < y.elements(); i++) {
                variable.gradient[channel(i)] += y.gradient[i];
            }
        });
    }

    private int channel(int element) {
        return element / y.area() % y.channels;
    }

    private void visitInputs(Product product) {
        for (int n = 0; n < x.batch; n++) {
            for (int c = 0; c < x.channels; c++) {
                for (int h = 0; h < x.height; h++) {
                    for (int w = 0; w < x.width; w++) {
                        visitWindow(n, c, h, w, product);
                    }
                }
            }
        }
    }

    private void visitWindow(int n, int c, int h, int w, Product product) {
        for (int k = 0; k < weight.channels; k++) {
            for (int r = 0; r < weight.height; r++) {
                for (int s = 0; s < weight.width; s++) {
                    int to = target(n, c, k, h, w, r, s);
                    if (to != OUTSIDE) {
                        product.meet(x.at(n, c, h, w), weight.at(c, k, r, s), to);
                    }
                }
            }
        }
    }

    /** Where in y the product of x[n,c,h,w] and weight[c,k,r,s] goes. */
    private int target(int n, int c, int k, int h, int w, int r, int s) {
        Window window = deconv.window();
        int group = c / (x.channels / deconv.groups());
        int p = h * window.strideHeight() + r * window.dilationHeight() - window.padTop();
        int q = w * window.strideWidth() + s * window.dilationWidth() - window.padLeft();
        boolean inside = p >= 0 && p < y.height && q >= 0 && q < y.width;
        return inside ? y.at(n, group * weight.channels + k, p, q) : OUTSIDE;
    }

    /** An element of x, the weight that it meets, and the element of y that their product goes to. */
    private interface Product {
        void meet(int from, int at, int to);
    }
}

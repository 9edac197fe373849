package dev.netc.runtime.reference;

import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Window;
import java.util.Optional;

/**
 * Convolution, y[n,k,p,q] = bias[k] + sum over c, r, s of weight[k,c,r,s] * x[n, g C/G + c, p stride + r dilation - pad, ...], where g is
 * the group of k, and what lies outside x is as the fill says.
 */
final class ConvKernel implements Kernel {

    private static final int OUTSIDE = -1;

    private final Conv conv;
    private final Variable x; // N x C x H x W
    private final Variable weight; // K x C/G x R x S
    private final Optional<Variable> bias; // K
    private final Variable y; // N x K x P x Q

    ConvKernel(Conv conv, Variable x, Variable weight, Optional<Variable> bias, Variable y) {
        this.conv = conv;
        this.x = x;
        this.weight = weight;
        this.bias = bias;
        this.y = y;
    }

    @Override
    public void forward() {
        for (int n = 0; n < y.batch; n++) {
            for (int k = 0; k < y.channels; k++) {
                for (int p = 0; p < y.height; p++) {
                    for (int q = 0; q < y.width; q++) {
                        y.values[y.at(n, k, p, q)] = (float) sum(n, k, p, q);
                    }
                }
            }
        }
    }

    private double sum(int n, int k, int p, int q) {
        double sum = bias.isPresent() ? bias.get().values[k] : 0;
        for (int c = 0; c < weight.channels; c++) {
            for (int r = 0; r < weight.height; r++) {
                for (int s = 0; s < weight.width; s++) {
                    int from = source(n, k, c, p, q, r, s);
                    double input = from == OUTSIDE ? conv.fill().value() : x.values[from];
                    sum += weight.values[weight.at(k, c, r, s)] * input;
                }
            }
        }
        return sum;
    }

    @Override
    public void backward() {
        for (int n = 0; n < y.batch; n++) {
            for (int k = 0; k < y.channels; k++) {
                for (int p = 0; p < y.height; p++) {
                    for (int q = 0; q < y.width; q++) {
                        spread(n, k, p, q, y.gradient[y.at(n, k, p, q)]);
                    }
                }
            }
        }
    }

    private void spread(int n, int k, int p, int q, double gradient) {
        if (bias.isPresent()) {
            bias.get().gradient[k] += gradient;
        }
        for (int c = 0; c < weight.channels; c++) {
            for (int r = 0; r < weight.height; r++) {
                for (int s = 0; s < weight.width; s++) {
                    int from = source(n, k, c, p, q, r, s);
                    int at = weight.at(k, c, r, s);
                    if (from == OUTSIDE) {
                        weight.gradient[at] += gradient * conv.fill().value();
                    } else {
                        weight.gradient[at] += gradient * x.values[from];
                        x.gradient[from] += gradient * weight.values[at];
                    }
                }
            }
        }
    }

    /** Where in x the element stands that weight[k,c,r,s] meets at y[n,k,p,q]. */
    private int source(int n, int k, int c, int p, int q, int r, int s) {
        Window window = conv.window();
        int group = k / (y.channels / conv.groups());
        int h = p * window.strideHeight() + r * window.dilationHeight() - window.padTop();
        int w = q * window.strideWidth() + s * window.dilationWidth() - window.padLeft();
        int row = conv.fill().source(h, x.height);
        int column = conv.fill().source(w, x.width);
        return row < 0 || column < 0 ? OUTSIDE : x.at(n, group * weight.channels + c, row, column);
    }
}

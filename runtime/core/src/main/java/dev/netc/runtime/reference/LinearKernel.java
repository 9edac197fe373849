package dev.netc.runtime.reference;

import java.util.Optional;

/** Fully connected layer, y[n,k] = bias[k] + sum over f of weight[k,f] * x[n,f]. */
final class LinearKernel implements Kernel {

    private final Variable x; // N x F
    private final Variable weight; // K x F
    private final Optional<Variable> bias; // K
    private final Variable y; // N x K

    LinearKernel(Variable x, Variable weight, Optional<Variable> bias, Variable y) {
        this.x = x;
        this.weight = weight;
        this.bias = bias;
        this.y = y;
    }

    @Override
    public void forward() {
        int features = x.row();
        for (int n = 0; n < y.batch; n++) {
            for (int k = 0; k < y.channels; k++) {
                double sum = bias.isPresent() ? bias.get().values[k] : 0;
                for (int f = 0; f < features; f++) {
                    sum += (double) weight.values[k * features + f] * x.values[n * features + f];
                }
                y.values[n * y.channels + k] = (float) sum;
            }
        }
    }

    @Override
    public void backward() {
        int features = x.row();
        for (int n = 0; n < y.batch; n++) {
            for (int k = 0; k < y.channels; k++) {
                double gradient = y.gradient[n * y.channels + k];
                if (bias.isPresent()) {
                    bias.get().gradient[k] += gradient;
                }
                for (int f = 0; f < features; f++) {
                    weight.gradient[k * features + f] += gradient * x.values[n * features + f];
                    x.gradient[n * features + f] += gradient * weight.values[k * features + f];
                }
            }
        }
    }
}

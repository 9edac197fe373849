package dev.netc.runtime.reference;

import dev.netc.runtime.operator.LayerNorm;
import java.util.Optional;

/** Each sample minus its mean, divided by sqrt(variance + epsilon), then times weight plus bias, element by element. */
final class LayerNormKernel implements Kernel {

    private final Variable x; // N x M, whatever the shape of a sample
    private final Optional<Variable> weight; // M
    private final Optional<Variable> bias; // M
    private final Variable y; // N x M
    private final Standardization standard;

    LayerNormKernel(LayerNorm norm, Variable x, Optional<Variable> weight, Optional<Variable> bias, Variable y) {
        this.x = x;
        this.weight = weight;
        this.bias = bias;
        this.y = y;
        this.standard = new Standardization(x, x.batch, norm.epsilon());
    }

    @Override
    public void forward() {
        standard.measure();
        for (int at = 0; at < x.elements(); at++) {
            int i = at % x.row();
            double factor = weight.isPresent() ? weight.get().values[i] : 1;
            double shift = bias.isPresent() ? bias.get().values[i] : 0;
            y.values[at] = (float) (standard.value(at) * factor + shift);
        }
    }

    @Override
    public void backward() {
        double[] gradient = new double[x.elements()];
        for (int at = 0; at < x.elements(); at++) {
            int i = at % x.row();
            gradient[at] = y.gradient[at] * (weight.isPresent() ? weight.get().values[i] : 1);
            if (weight.isPresent()) {
                weight.get().gradient[i] += y.gradient[at] * standard.value(at);
            }
            if (bias.isPresent()) {
                bias.get().gradient[i] += y.gradient[at];
            }
        }
        standard.backward(gradient);
    }
}

package dev.netc.runtime.reference;

import dev.netc.runtime.operator.GroupNorm;
import java.util.Optional;

/** Each group of channels of each sample minus its mean, divided by sqrt(variance + epsilon), then times weight plus bias of the channel. */
final class GroupNormKernel implements Kernel {

    private final Variable x; // N x C x H x W
    private final Optional<Variable> weight; // C
    private final Optional<Variable> bias; // C
    private final Variable y; // N x C x H x W
    private final Standardization standard;

    GroupNormKernel(GroupNorm norm, Variable x, Optional<Variable> weight, Optional<Variable> bias, Variable y) {
        this.x = x;
        this.weight = weight;
        this.bias = bias;
        this.y = y;
        this.standard = new Standardization(x, x.batch * norm.groups(), norm.epsilon());
    }

    @Override
    public void forward() {
        standard.measure();
        for (int at = 0; at < x.elements(); at++) {
            int c = at / x.area() % x.channels;
            double factor = weight.isPresent() ? weight.get().values[c] : 1;
            double shift = bias.isPresent() ? bias.get().values[c] : 0;
            y.values[at] = (float) (standard.value(at) * factor + shift);
        }
    }

    @Override
    public void backward() {
        double[] gradient = new double[x.elements()];
        for (int at = 0; at < x.elements(); at++) {
            int c = at / x.area() % x.channels;
            gradient[at] = y.gradient[at] * (weight.isPresent() ? weight.get().values[c] : 1);
            if (weight.isPresent()) {
                weight.get().gradient[c] += y.gradient[at] * standard.value(at);
            }
            if (bias.isPresent()) {
                bias.get().gradient[c] += y.gradient[at];
            }
        }
        standard.backward(gradient);
    }
}

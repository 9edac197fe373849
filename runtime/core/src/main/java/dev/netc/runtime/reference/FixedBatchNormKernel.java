package dev.netc.runtime.reference;

import dev.netc.runtime.operator.BatchNorm;
import java.util.Optional;

/** Batch normalization in evaluation: y = weight (x - running mean) / sqrt(running variance + epsilon) + bias, for each channel. */
final class FixedBatchNormKernel implements Kernel {

    private final BatchNorm norm;
    private final Variable x; // N x C x H x W
    private final Optional<Variable> weight; // C
    private final Optional<Variable> bias; // C
    private final Variable mean; // C
    private final Variable variance; // C
    private final Variable y; // N x C x H x W

    FixedBatchNormKernel(
            BatchNorm norm,
            Variable x,
            Optional<Variable> weight,
            Optional<Variable> bias,
            Variable mean,
            Variable variance,
            Variable y) {
        this.norm = norm;
        this.x = x;
        this.weight = weight;
        this.bias = bias;
        this.mean = mean;
        this.variance = variance;
        this.y = y;
    }

    @Override
    public void forward() {
        for (int c = 0; c < x.channels; c++) {
            double factor = weight.isPresent() ? weight.get().values[c] : 1;
            double shift = bias.isPresent() ? bias.get().values[c] : 0;
            double deviation = Math.sqrt((double) variance.values[c] + norm.epsilon());
            for (int n = 0; n < x.batch; n++) {
                for (int i = 0; i < x.area(); i++) {
                    int at = x.at(n, c, 0, i);
                    y.values[at] = (float) (((double) x.values[at] - mean.values[c]) / deviation * factor + shift);
                }
            }
        }
    }

    @Override
    public void backward() {
        throw new IllegalStateException("evaluation has no backward pass");
    }
}

package dev.netc.runtime.operator;

import dev.netc.runtime.Initializer;
import dev.netc.runtime.ParameterSpec;
import dev.netc.runtime.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Two-dimensional cross-correlation, which the field calls convolution. N x C x H x W to N x K x P x Q, with weight
 * K x C/groups x height x width and, unless switched off, bias K.
 */
public record Conv(int inputChannels, int outputChannels, Window window, Fill fill, int groups, boolean hasBias)
        implements Operator {

    public Conv {
        if (groups < 1 || inputChannels % groups != 0 || outputChannels % groups != 0) {
            throw new IllegalArgumentException(
                    groups + " groups do not divide " + inputChannels + " and " + outputChannels + " channels");
        }
    }

    /** A convolution with stride 1, no padding, one group and a bias. */
    public static Conv of(int inputChannels, int outputChannels, int height, int width) {
        return new Conv(inputChannels, outputChannels, Window.of(height, width), Fill.ZERO, 1, true);
    }

    public Conv stride(int vertical, int horizontal) {
        return new Conv(inputChannels, outputChannels, window.stride(vertical, horizontal), fill, groups, hasBias);
    }

    public Conv pad(int top, int left) {
        return new Conv(inputChannels, outputChannels, window.pad(top, left), fill, groups, hasBias);
    }

    public Conv dilation(int vertical, int horizontal) {
        return new Conv(inputChannels, outputChannels, window.dilation(vertical, horizontal), fill, groups, hasBias);
    }

    public Conv fill(Fill fill) {
        return new Conv(inputChannels, outputChannels, window, fill, groups, hasBias);
    }

    public Conv groups(int groups) {
        return new Conv(inputChannels, outputChannels, window, fill, groups, hasBias);
    }

    public Conv withoutBias() {
        return new Conv(inputChannels, outputChannels, window, fill, groups, false);
    }

    /** {@inheritDoc} Both start uniform in +-1/sqrt(fan in), as PyTorch's {@code nn.Conv2d} does. */
    @Override
    public List<ParameterSpec> parameters() {
        int fanIn = inputChannels / groups * window.area();
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(ParameterSpec.trained(
                "weight",
                Initializer.fanIn(fanIn),
                outputChannels,
                inputChannels / groups,
                window.height(),
                window.width()));
        if (hasBias) {
            parameters.add(ParameterSpec.trained("bias", Initializer.fanIn(fanIn), outputChannels));
        }
        return parameters;
    }

    @Override
    public long multiplyAdds(Value x, Value y) {
        return (long) y.elements() * (inputChannels / groups) * window.area();
    }

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

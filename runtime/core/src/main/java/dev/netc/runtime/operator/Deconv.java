package dev.netc.runtime.operator;

import dev.netc.runtime.Initializer;
import dev.netc.runtime.ParameterSpec;
import dev.netc.runtime.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Transposed convolution: the gradient of a {@link Conv} with regard to its input, used forwards. N x C x H x W to
 * N x K x P x Q, with weight C x K/groups x height x width and, unless switched off, bias K. The window's padding is what is
 * cut off above and left of the output.
 */
public record Deconv(int inputChannels, int outputChannels, Window window, int groups, boolean hasBias)
        implements Operator {

    public Deconv {
        if (groups < 1 || inputChannels % groups != 0 || outputChannels % groups != 0) {
            throw new IllegalArgumentException(
                    groups + " groups do not divide " + inputChannels + " and " + outputChannels + " channels");
        }
    }

    /** A transposed convolution with stride 1, no padding, one group and a bias. */
    public static Deconv of(int inputChannels, int outputChannels, int height, int width) {
        return new Deconv(inputChannels, outputChannels, Window.of(height, width), 1, true);
    }

    public Deconv stride(int vertical, int horizontal) {
        return new Deconv(inputChannels, outputChannels, window.stride(vertical, horizontal), groups, hasBias);
    }

    public Deconv pad(int top, int left) {
        return new Deconv(inputChannels, outputChannels, window.pad(top, left), groups, hasBias);
    }

    public Deconv groups(int groups) {
        return new Deconv(inputChannels, outputChannels, window, groups, hasBias);
    }

    public Deconv withoutBias() {
        return new Deconv(inputChannels, outputChannels, window, groups, false);
    }

    /** {@inheritDoc} Both start uniform in +-1/sqrt(K/groups * height * width), as PyTorch's {@code nn.ConvTranspose2d} does. */
    @Override
    public List<ParameterSpec> parameters() {
        int fanIn = outputChannels / groups * window.area();
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(ParameterSpec.trained(
                "weight",
                Initializer.fanIn(fanIn),
                inputChannels,
                outputChannels / groups,
                window.height(),
                window.width()));
        if (hasBias) {
            parameters.add(ParameterSpec.trained("bias", Initializer.fanIn(fanIn), outputChannels));
        }
        return parameters;
    }

    @Override
    public long multiplyAdds(Value x, Value y) {
        return (long) x.elements() * (outputChannels / groups) * window.area();
    }

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

package dev.netc.runtime.operator;

import dev.netc.runtime.Initializer;
import dev.netc.runtime.ParameterSpec;
import dev.netc.runtime.Value;
import java.util.ArrayList;
import java.util.List;

/** Fully connected layer, y = x W^T + b: N x in to N x out, with weight out x in and, unless switched off, bias out. */
public record Linear(int inputFeatures, int outputFeatures, boolean hasBias) implements Operator {

    public static Linear of(int inputFeatures, int outputFeatures) {
        return new Linear(inputFeatures, outputFeatures, true);
    }

    public Linear withoutBias() {
        return new Linear(inputFeatures, outputFeatures, false);
    }

    /** {@inheritDoc} Both start uniform in +-1/sqrt(in), as PyTorch's {@code nn.Linear} does. */
    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(
                ParameterSpec.trained("weight", Initializer.fanIn(inputFeatures), outputFeatures, inputFeatures));
        if (hasBias) {
            parameters.add(ParameterSpec.trained("bias", Initializer.fanIn(inputFeatures), outputFeatures));
        }
        return parameters;
    }

    @Override
    public long multiplyAdds(Value x, Value y) {
        return (long) inputFeatures * outputFeatures;
    }

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

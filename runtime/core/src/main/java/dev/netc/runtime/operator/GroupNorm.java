package dev.netc.runtime.operator;

import dev.netc.runtime.Initializer;
import dev.netc.runtime.ParameterSpec;
import java.util.List;

/** Group normalization (Wu and He, 2018): each sample over each group of neighbouring channels, then a weight and bias a channel. */
public record GroupNorm(int groups, int channels, float epsilon, boolean affine) implements Operator {

    public GroupNorm {
        if (groups < 1 || channels % groups != 0) {
            throw new IllegalArgumentException(groups + " groups do not divide " + channels + " channels");
        }
    }

    public static GroupNorm of(int groups, int channels) {
        return new GroupNorm(groups, channels, 1e-5f, true);
    }

    public GroupNorm epsilon(double epsilon) {
        return new GroupNorm(groups, channels, (float) epsilon, affine);
    }

    public GroupNorm withoutAffine() {
        return new GroupNorm(groups, channels, epsilon, false);
    }

    @Override
    public List<ParameterSpec> parameters() {
        if (!affine) {
            return List.of();
        }
        return List.of(
                ParameterSpec.trained("weight", Initializer.constant(1), channels),
                ParameterSpec.trained("bias", Initializer.constant(0), channels));
    }

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

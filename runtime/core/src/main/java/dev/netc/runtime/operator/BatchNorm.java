package dev.netc.runtime.operator;

import dev.netc.runtime.Initializer;
import dev.netc.runtime.ParameterSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Batch normalization (Ioffe and Szegedy, 2015) of N x C x H x W or N x C, over everything but C. Training uses the batch's mean
 * and biased variance and moves the running statistics by {@code momentum} towards the batch's mean and unbiased variance;
 * evaluation uses the running statistics.
 */
public record BatchNorm(int channels, float epsilon, float momentum, boolean affine) implements Operator {

    public static BatchNorm of(int channels) {
        return new BatchNorm(channels, 1e-5f, 0.1f, true);
    }

    public BatchNorm epsilon(double epsilon) {
        return new BatchNorm(channels, (float) epsilon, momentum, affine);
    }

    public BatchNorm momentum(double momentum) {
        return new BatchNorm(channels, epsilon, (float) momentum, affine);
    }

    public BatchNorm withoutAffine() {
        return new BatchNorm(channels, epsilon, momentum, false);
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> parameters = new ArrayList<>();
        if (affine) {
            parameters.add(ParameterSpec.trained("weight", Initializer.constant(1), channels));
            parameters.add(ParameterSpec.trained("bias", Initializer.constant(0), channels));
        }
        parameters.add(ParameterSpec.statistic("running_mean", Initializer.constant(0), channels));
        parameters.add(ParameterSpec.statistic("running_var", Initializer.constant(1), channels));
        return parameters;
    }

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

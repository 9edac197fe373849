package dev.netc.runtime.operator;

import dev.netc.runtime.Initializer;
import dev.netc.runtime.ParameterSpec;
import java.util.List;

/** Layer normalization (Ba et al., 2016): each sample over all its elements, with a weight and a bias of the sample's shape. */
public record LayerNorm(List<Integer> shape, float epsilon, boolean affine) implements Operator {

    public LayerNorm {
        shape = List.copyOf(shape);
    }

    public static LayerNorm of(Integer... shape) {
        return new LayerNorm(List.of(shape), 1e-5f, true);
    }

    public LayerNorm epsilon(double epsilon) {
        return new LayerNorm(shape, (float) epsilon, affine);
    }

    public LayerNorm withoutAffine() {
        return new LayerNorm(shape, epsilon, false);
    }

    @Override
    public List<ParameterSpec> parameters() {
        if (!affine) {
            return List.of();
        }
        int[] sizes = shape.stream().mapToInt(Integer::intValue).toArray();
        return List.of(
                ParameterSpec.trained("weight", Initializer.constant(1), sizes),
                ParameterSpec.trained("bias", Initializer.constant(0), sizes));
    }

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

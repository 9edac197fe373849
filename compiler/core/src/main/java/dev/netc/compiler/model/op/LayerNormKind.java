package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.runtime.operator.LayerNorm;
import java.util.Optional;

/** Layer normalization. */
final class LayerNormKind implements LayerKind {

    private static final double EPSILON = 1e-5;

    @Override
    public Signature signature() {
        return Signature.of(
                        "layernorm",
                        "Layer normalization: each sample to mean 0 and variance 1 over all its elements, then scaled and shifted.",
                        "layernorm")
                .attribute("eps", ValueType.positive(), "1e-5", "added to the variance")
                .attribute("affine", ValueType.SWITCH, "on", "whether a scale and a shift are learnt");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        double epsilon = arguments.number("eps", EPSILON);
        boolean affine = arguments.isOn("affine", true);
        LayerNorm norm = new LayerNorm(input.sizes(), (float) epsilon, affine);
        JavaCall java = JavaCall.factory(LayerNorm.class, "of", input.sizes().toArray())
                .thenIf(epsilon != EPSILON, "epsilon", epsilon)
                .thenIf(!affine, "withoutAffine");
        return Optional.of(Op.keeping(input, norm, java));
    }
}

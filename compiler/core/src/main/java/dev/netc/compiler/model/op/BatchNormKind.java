package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.runtime.operator.BatchNorm;
import java.util.Optional;

/** Batch normalization. */
final class BatchNormKind implements LayerKind {

    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    @Override
    public Signature signature() {
        return Signature.of(
                        "batchnorm",
                        "Batch normalization: each channel (or feature) to mean 0 and variance 1 over the batch, then scaled and shifted.",
                        "batchnorm")
                .attribute("eps", ValueType.positive(), "1e-5", "added to the variance")
                .attribute(
                        "momentum",
                        ValueType.number(0, 1),
                        "0.1",
                        "weight of the newest batch in the running statistics")
                .attribute("affine", ValueType.SWITCH, "on", "whether a scale and a shift are learnt");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        double epsilon = arguments.number("eps", EPSILON);
        double momentum = arguments.number("momentum", MOMENTUM);
        boolean affine = arguments.isOn("affine", true);
        BatchNorm norm = new BatchNorm(input.channels(), (float) epsilon, (float) momentum, affine);
        JavaCall java = JavaCall.factory(BatchNorm.class, "of", input.channels())
                .thenIf(epsilon != EPSILON, "epsilon", epsilon)
                .thenIf(momentum != MOMENTUM, "momentum", momentum)
                .thenIf(!affine, "withoutAffine");
        return Optional.of(Op.keeping(input, norm, java));
    }
}

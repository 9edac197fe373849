package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.runtime.operator.Dropout;
import java.util.Optional;

/** Dropout of single elements. */
final class DropoutKind implements LayerKind {

    @Override
    public Signature signature() {
        return Signature.of(
                        "dropout",
                        "Dropout: in training, each element becomes 0 with this probability, and the rest grow to make up for it.",
                        "dropout 0.5")
                .argument("probability", ValueType.number(0, 1), "how likely an element is dropped");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        float probability = (float) arguments.number("probability", 0);
        return Optional.of(Op.keeping(input, new Dropout(probability), JavaCall.construct(Dropout.class, probability)));
    }
}

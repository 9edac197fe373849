package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.runtime.operator.Dropout2d;
import java.util.Optional;

/** Dropout of whole channels. */
final class Dropout2dKind implements LayerKind {

    @Override
    public Signature signature() {
        return Signature.of(
                        "dropout2d",
                        "Channel dropout: in training, each channel of each sample becomes 0 with this probability.",
                        "dropout2d 0.5")
                .argument("probability", ValueType.number(0, 1), "how likely a channel is dropped");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        if (!ImageOnly.check(arguments, input)) {
            return Optional.empty();
        }
        float probability = (float) arguments.number("probability", 0);
        return Optional.of(
                Op.keeping(input, new Dropout2d(probability), JavaCall.construct(Dropout2d.class, probability)));
    }
}

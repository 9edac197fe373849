package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.compiler.model.ValueType.Pair;
import dev.netc.runtime.operator.AdaptiveAvgPool;
import java.util.Optional;

/** Average pooling to a given size. */
final class AdaptiveAvgPoolKind implements LayerKind {

    @Override
    public Signature signature() {
        return Signature.of(
                        "adaptiveavgpool",
                        "Average pooling with windows chosen so that the output has this height and width.",
                        "adaptiveavgpool 7x7")
                .argument("size", ValueType.pair(1), "height x width of the output, or one number for both");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        if (!ImageOnly.check(arguments, input)) {
            return Optional.empty();
        }
        Pair size = arguments.pair("size", 1);
        String derivation = "pooled to " + size.height() + "x" + size.width();
        return Optional.of(new Op(
                new AdaptiveAvgPool(),
                input.withSize(size.height(), size.width()),
                derivation,
                0,
                JavaCall.construct(AdaptiveAvgPool.class)));
    }
}

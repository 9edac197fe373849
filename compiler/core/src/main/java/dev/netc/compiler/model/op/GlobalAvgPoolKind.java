package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.runtime.operator.AdaptiveAvgPool;
import java.util.Optional;

/** Average pooling over the whole image. */
final class GlobalAvgPoolKind implements LayerKind {

    @Override
    public Signature signature() {
        return Signature.of("globalavgpool", "The mean of each channel: height and width become 1.", "globalavgpool");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        if (!ImageOnly.check(arguments, input)) {
            return Optional.empty();
        }
        String derivation = "the mean of " + input.height() + "x" + input.width();
        return Optional.of(new Op(
                new AdaptiveAvgPool(), input.withSize(1, 1), derivation, 0, JavaCall.construct(AdaptiveAvgPool.class)));
    }
}

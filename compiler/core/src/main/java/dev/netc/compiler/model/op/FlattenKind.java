package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.ShapeError;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.operator.Flatten;
import java.util.Optional;

/** An image's elements as features. */
final class FlattenKind implements LayerKind {

    @Override
    public Signature signature() {
        return Signature.of("flatten", "Makes features of an image: channels * height * width of them.", "flatten");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        long elements = input.elements();
        if (elements > Shape.MOST_ELEMENTS) {
            arguments.report(Problem.error(
                    ShapeError.TOO_LARGE,
                    arguments.call(),
                    "flattening " + input + " makes more features than an array holds"));
            return Optional.empty();
        }
        String derivation = input.isImage()
                ? input.channels() + " * " + input.height() + " * " + input.width() + " = " + elements
                : "";
        return Optional.of(new Op(
                new Flatten(), Shape.features((int) elements), derivation, 0, JavaCall.construct(Flatten.class)));
    }
}

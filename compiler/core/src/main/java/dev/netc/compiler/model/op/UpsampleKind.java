package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.ShapeError;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.operator.Upsample;
import java.util.Optional;

/** Enlargement by a whole factor. */
final class UpsampleKind implements LayerKind {

    @Override
    public Signature signature() {
        return Signature.of("upsample", "Enlarges the image by a whole factor.", "upsample 2")
                .argument("factor", ValueType.count(1), "how many times as high and wide")
                .attribute("mode", ValueType.words("nearest", "bilinear"), "nearest", "how the new elements are made");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        if (!ImageOnly.check(arguments, input)) {
            return Optional.empty();
        }
        int factor = arguments.count("factor", 1);
        long height = (long) input.height() * factor;
        long width = (long) input.width() * factor;
        if (height > Shape.MOST_ELEMENTS || width > Shape.MOST_ELEMENTS) {
            arguments.report(Problem.error(
                    ShapeError.TOO_LARGE, arguments.call(), "the output would be " + height + "x" + width));
            return Optional.empty();
        }
        boolean nearest = arguments.word("mode", "nearest").equals("nearest");
        Upsample upsample = nearest ? Upsample.nearest(factor) : Upsample.bilinear(factor);
        String derivation = input.height() + " * " + factor + " = " + height + " high, " + input.width() + " * "
                + factor + " = " + width + " wide";
        JavaCall java = JavaCall.factory(Upsample.class, nearest ? "nearest" : "bilinear", factor);
        return Optional.of(new Op(upsample, input.withSize((int) height, (int) width), derivation, 0, java));
    }
}

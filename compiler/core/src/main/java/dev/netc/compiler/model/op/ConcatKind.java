package dev.netc.compiler.model.op;

import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.MergeKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.runtime.operator.Concat;
import java.util.List;
import java.util.stream.Collectors;

/** Branches one behind the other. */
final class ConcatKind implements MergeKind {

    @Override
    public Signature signature() {
        return Signature.of(
                "concat",
                "The channels (or features) of its branches one behind the other.",
                "concat { branch { conv 1x1 -> 16 } branch { conv 3x3 -> 24 pad 1 } }");
    }

    @Override
    public Merged bind(List<Shape> branches) {
        Shape first = branches.get(0);
        long channels = 0;
        for (int i = 0; i < branches.size(); i++) {
            Shape branch = branches.get(i);
            if (branch.isImage() != first.isImage()
                    || branch.height() != first.height()
                    || branch.width() != first.width()) {
                return Merged.misfit(i, "expected " + size(first) + " as in the first branch, found " + size(branch));
            }
            channels += branch.channels();
        }
        if (channels > Shape.MOST_ELEMENTS) {
            return Merged.misfit(branches.size() - 1, "the channels add up to " + channels);
        }
        String sum = branches.stream().map(Shape::channels).map(String::valueOf).collect(Collectors.joining(" + "));
        String derivation = sum + " = " + channels + (first.isImage() ? " channels" : " features");
        return Merged.of(new Op(
                new Concat(), first.withChannels((int) channels), derivation, 0, JavaCall.construct(Concat.class)));
    }

    private static String size(Shape shape) {
        return shape.isImage() ? shape.height() + "x" + shape.width() + " images" : "features";
    }
}

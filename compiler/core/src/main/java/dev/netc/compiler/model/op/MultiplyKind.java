package dev.netc.compiler.model.op;

import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.MergeKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.runtime.operator.Multiply;
import java.util.List;

/** The product of branches. */
final class MultiplyKind implements MergeKind {

    @Override
    public Signature signature() {
        return Signature.of(
                "mul",
                "The product of its branches, element by element; a branch of height and width 1 counts for every place.",
                "mul { branch { } branch { globalavgpool; conv 1x1; sigmoid } }");
    }

    @Override
    public Merged bind(List<Shape> branches) {
        Shape largest = branches.stream()
                .reduce((a, b) -> b.elements() > a.elements() ? b : a)
                .orElseThrow();
        for (int i = 0; i < branches.size(); i++) {
            if (!fits(branches.get(i), largest)) {
                return Merged.misfit(
                        i,
                        "expected " + largest.words() + " as in the largest branch, found "
                                + branches.get(i).words());
            }
        }
        return Merged.of(Op.keeping(largest, new Multiply(), JavaCall.construct(Multiply.class)));
    }

    private static boolean fits(Shape branch, Shape largest) {
        boolean repeats = branch.isImage() && largest.isImage() && branch.equals(largest.withSize(1, 1));
        return branch.equals(largest) || repeats;
    }
}

package dev.netc.compiler.model.op;

import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.MergeKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.runtime.operator.Add;
import java.util.List;

/** The sum of branches. */
final class AddKind implements MergeKind {

    @Override
    public Signature signature() {
        return Signature.of(
                "add",
                "The sum of its branches, which all begin at the same input.",
                "add { branch { conv 3x3 pad 1 } branch { } }");
    }

    @Override
    public Merged bind(List<Shape> branches) {
        for (int i = 1; i < branches.size(); i++) {
            if (!branches.get(i).equals(branches.get(0))) {
                return Merged.misfit(
                        i,
                        "expected " + branches.get(0).words() + " as in the first branch, found "
                                + branches.get(i).words());
            }
        }
        return Merged.of(Op.keeping(branches.get(0), new Add(), JavaCall.construct(Add.class)));
    }
}

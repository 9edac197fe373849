package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.runtime.operator.GroupNorm;
import java.util.Optional;

/** Group normalization. */
final class GroupNormKind implements LayerKind {

    private static final double EPSILON = 1e-5;

    @Override
    public Signature signature() {
        return Signature.of(
                        "groupnorm",
                        "Group normalization: each sample to mean 0 and variance 1 over each group of channels, then scaled and shifted.",
                        "groupnorm 8")
                .argument("groups", ValueType.count(1), "how many groups the channels are split into")
                .attribute("eps", ValueType.positive(), "1e-5", "added to the variance")
                .attribute("affine", ValueType.SWITCH, "on", "whether a scale and a shift are learnt");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        Optional<Integer> groups = Groups.read(arguments, input.channels(), input.channels());
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        double epsilon = arguments.number("eps", EPSILON);
        boolean affine = arguments.isOn("affine", true);
        GroupNorm norm = new GroupNorm(groups.get(), input.channels(), (float) epsilon, affine);
        JavaCall java = JavaCall.factory(GroupNorm.class, "of", groups.get(), input.channels())
                .thenIf(epsilon != EPSILON, "epsilon", epsilon)
                .thenIf(!affine, "withoutAffine");
        return Optional.of(Op.keeping(input, norm, java));
    }
}

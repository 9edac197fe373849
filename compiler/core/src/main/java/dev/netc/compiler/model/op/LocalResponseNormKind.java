package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.runtime.operator.LocalResponseNorm;
import java.util.Optional;

/** Local response normalization. */
final class LocalResponseNormKind implements LayerKind {

    private static final double ALPHA = 1e-4;
    private static final double BETA = 0.75;
    private static final double K = 1;

    @Override
    public Signature signature() {
        return Signature.of(
                        "lrn",
                        "Local response normalization: each element divided by a power of its neighbours' squares on nearby channels.",
                        "lrn 5")
                .argument("size", ValueType.count(1), "how many neighbouring channels")
                .attribute("alpha", ValueType.number(), "1e-4", "factor of the mean square")
                .attribute("beta", ValueType.number(), "0.75", "exponent")
                .attribute("k", ValueType.number(), "1", "added to the mean square");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        if (!ImageOnly.check(arguments, input)) {
            return Optional.empty();
        }
        int size = arguments.count("size", 1);
        double alpha = arguments.number("alpha", ALPHA);
        double beta = arguments.number("beta", BETA);
        double k = arguments.number("k", K);
        JavaCall java = JavaCall.factory(LocalResponseNorm.class, "of", size)
                .thenIf(alpha != ALPHA, "alpha", alpha)
                .thenIf(beta != BETA, "beta", beta)
                .thenIf(k != K, "k", k);
        return Optional.of(
                Op.keeping(input, new LocalResponseNorm(size, (float) alpha, (float) beta, (float) k), java));
    }
}

package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType.Pair;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Window;
import java.util.Optional;

/** Pooling by the largest element. */
final class MaxPoolKind implements LayerKind {

    @Override
    public Signature signature() {
        return PoolRule.attributes(
                Signature.of("maxpool", "Max pooling: the largest element of each window.", "maxpool 2"));
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        Optional<WindowRule> rule = PoolRule.read(arguments, input);
        Optional<Pair> size = rule.flatMap(known -> known.output(arguments, input));
        if (size.isEmpty()) {
            return Optional.empty();
        }
        Window window = rule.get().window();
        JavaCall call = JavaCall.factory(MaxPool.class, "of", window.height(), window.width());
        return Optional.of(new Op(
                new MaxPool(window),
                input.withSize(size.get().height(), size.get().width()),
                rule.get().derivation(input, size.get()),
                0,
                WindowJava.stridePadDilation(call, window, window.height(), window.width())));
    }
}

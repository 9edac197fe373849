package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.compiler.model.ValueType.Pair;
import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.Window;
import java.util.Optional;

/** Pooling by the mean. */
final class AvgPoolKind implements LayerKind {

    @Override
    public Signature signature() {
        return PoolRule.attributes(Signature.of("avgpool", "Average pooling: the mean of each window.", "avgpool 2"))
                .attribute("countpad", ValueType.SWITCH, "on", "whether padding counts in the mean's divisor");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        Optional<WindowRule> rule = PoolRule.read(arguments, input);
        Optional<Pair> size = rule.flatMap(known -> known.output(arguments, input));
        if (size.isEmpty()) {
            return Optional.empty();
        }
        Window window = rule.get().window();
        boolean countsPadding = arguments.isOn("countpad", true);
        JavaCall call = JavaCall.factory(AvgPool.class, "of", window.height(), window.width());
        return Optional.of(new Op(
                new AvgPool(window, window.padTop(), window.padLeft(), countsPadding),
                input.withSize(size.get().height(), size.get().width()),
                rule.get().derivation(input, size.get()),
                0,
                WindowJava.stridePadDilation(call, window, window.height(), window.width())
                        .thenIf(!countsPadding, "withoutCountingPadding")));
    }
}

package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.runtime.operator.Operator;
import java.util.Optional;

/** A layer that takes no values and keeps its input's size. */
final class SimpleKind implements LayerKind {

    private final Signature signature;
    private final Operator operator;

    SimpleKind(String name, String summary, Operator operator) {
        this.signature = Signature.of(name, summary, name);
        this.operator = operator;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        return Optional.of(Op.keeping(input, operator, JavaCall.construct(operator.getClass())));
    }
}

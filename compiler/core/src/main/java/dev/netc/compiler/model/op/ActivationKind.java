package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.runtime.operator.Elementwise;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** A function applied to each element by itself; those that take a number have it as their only argument. */
final class ActivationKind implements LayerKind {

    private final Signature signature;
    private final DoubleFunction<Elementwise> function;

    private ActivationKind(Signature signature, DoubleFunction<Elementwise> function) {
        this.signature = signature;
        this.function = function;
    }

    static ActivationKind of(String name, String summary, Elementwise function) {
        return new ActivationKind(Signature.of(name, summary, name), unused -> function);
    }

    /** An activation with one number, which may be left out. */
    static ActivationKind of(
            String name, String summary, String number, String standard, DoubleFunction<Elementwise> function) {
        Signature signature = Signature.of(name, summary, name + " " + standard)
                .argument(number, ValueType.number(), standard, "the " + number);
        return new ActivationKind(signature, function);
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        if (signature.arguments().isEmpty()) {
            Elementwise fixed = function.apply(0);
            return Optional.of(Op.keeping(input, fixed, JavaCall.construct(fixed.getClass())));
        }
        Signature.Slot slot = signature.arguments().get(0);
        double number =
                arguments.number(slot.name(), Double.parseDouble(slot.standard().orElseThrow()));
        Elementwise chosen = function.apply(number);
        return Optional.of(Op.keeping(input, chosen, JavaCall.construct(chosen.getClass(), (float) number)));
    }
}

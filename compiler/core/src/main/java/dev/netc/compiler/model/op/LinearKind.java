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
import dev.netc.compiler.source.Span;
import dev.netc.runtime.operator.Linear;
import java.util.Optional;

/** Fully connected layer. */
final class LinearKind implements LayerKind {

    @Override
    public Signature signature() {
        return Signature.of(
                        "linear", "Fully connected layer: each output is a weighted sum of all features.", "linear 500")
                .argument("features", ValueType.count(1), "how many outputs")
                .attribute("bias", ValueType.SWITCH, "on", "whether each output has a bias");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        if (input.isImage()) {
            Span call = arguments.call();
            arguments.report(Problem.error(
                            ShapeError.MISSING_FLATTEN, call, "expected features, found an image of " + input)
                    .label("linear works on features; " + product(input) + " of them after flatten")
                    .fix("flatten; " + call.text(), call.source().span(call.start(), call.start()), "flatten; ", true));
        }
        int inputs = (int) Math.min(input.elements(), Shape.MOST_ELEMENTS);
        int outputs = arguments.count("features", 1);
        Linear linear = new Linear(inputs, outputs, arguments.isOn("bias", true));
        JavaCall java = JavaCall.factory(Linear.class, "of", inputs, outputs).thenIf(!linear.hasBias(), "withoutBias");
        return Optional.of(
                new Op(linear, Shape.features(outputs), outputs + " features", (long) inputs * outputs, java));
    }

    private static String product(Shape input) {
        return input.channels() + " * " + input.height() + " * " + input.width() + " = " + input.elements();
    }
}

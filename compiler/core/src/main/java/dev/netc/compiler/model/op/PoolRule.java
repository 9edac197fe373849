package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.ShapeError;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.compiler.model.ValueType.Pair;
import dev.netc.compiler.source.Problem;
import java.util.Optional;

/** What both poolings are called with. */
final class PoolRule {

    private PoolRule() {}

    static Signature attributes(Signature signature) {
        return signature
                .argument("kernel", ValueType.pair(1), "height x width of the window, or one number for both")
                .attribute("stride", ValueType.pair(1), "kernel", "rows and columns from one window to the next")
                .attribute(
                        "pad", ValueType.pair(0), "0", "rows and columns added on each side; at most half the kernel")
                .attribute("ceil", ValueType.SWITCH, "off", "whether a last window may reach over the far edge");
    }

    static Optional<WindowRule> read(Arguments arguments, Shape input) {
        if (!ImageOnly.check(arguments, input)) {
            return Optional.empty();
        }
        Pair kernel = arguments.pair("kernel", 1);
        Pair stride = arguments.has("stride") ? arguments.pair("stride", 1) : kernel;
        Pair pad = arguments.pair("pad", 0);
        if (2L * pad.height() > kernel.height() || 2L * pad.width() > kernel.width()) {
            arguments.report(Problem.error(
                            ShapeError.PADDING_TOO_LARGE,
                            arguments.span("pad"),
                            "a pooling's pad is at most half its kernel, so that no window lies in the padding alone")
                    .note(arguments.span("kernel"), "half of it is " + kernel.height() / 2 + "x" + kernel.width() / 2));
            return Optional.empty();
        }
        return Optional.of(new WindowRule(
                kernel, stride, new Pair(1, 1), WindowRule.Padding.both(pad), arguments.isOn("ceil", false)));
    }
}

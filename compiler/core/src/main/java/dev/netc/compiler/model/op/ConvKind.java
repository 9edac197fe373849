package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.ShapeError;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.compiler.model.ValueType.Pair;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Window;
import java.util.Optional;

/** Two-dimensional convolution. */
final class ConvKind implements LayerKind {

    @Override
    public Signature signature() {
        return Signature.of(
                        "conv",
                        "Convolution: slides a kernel over the image and makes one output channel for each of its filters.",
                        "conv 5x5 -> 20")
                .argument("kernel", ValueType.pair(1), "height x width of the kernel, or one number for both")
                .arrow(
                        "channels",
                        ValueType.count(1),
                        Optional.of("the input's"),
                        "output channels, that is, how many filters")
                .attribute(
                        "stride", ValueType.pair(1), "1", "rows and columns from one place of the kernel to the next")
                .attribute(
                        "pad",
                        ValueType.pair(0).orWords("same"),
                        "0",
                        "rows and columns added on each side; `same` keeps the size (stride 1 only)")
                .attribute(
                        "fill",
                        ValueType.number().orWords("zero", "reflect", "replicate", "circular"),
                        "zero",
                        "what stands in the padding: zero, a number, the mirror image, the border repeated, or the other side")
                .attribute("dilation", ValueType.pair(1), "1", "distance of neighbouring kernel elements on the image")
                .attribute(
                        "groups",
                        ValueType.count(1).orWords("depthwise"),
                        "1",
                        "channels are split into so many groups that do not see each other; `depthwise`: each channel alone")
                .attribute("bias", ValueType.SWITCH, "on", "whether each output channel has a bias");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        if (!ImageOnly.check(arguments, input)) {
            return Optional.empty();
        }
        int channels = arguments.count("channels", input.channels());
        Optional<WindowRule> rule = rule(arguments);
        Optional<Integer> groups = Groups.read(arguments, input.channels(), channels);
        Optional<Pair> size = rule.flatMap(known -> known.output(arguments, input));
        if (size.isEmpty() || groups.isEmpty() || !fillFits(arguments, input, rule.get())) {
            return Optional.empty();
        }
        boolean bias = arguments.isOn("bias", true);
        Window window = rule.get().window();
        Conv conv = new Conv(input.channels(), channels, window, fill(arguments), groups.get(), bias);
        Shape output = Shape.image(channels, size.get().height(), size.get().width());
        long macs = Op.product(output.elements(), input.channels() / groups.get(), window.height(), window.width());
        String sides = rule.get().derivation(input, size.get());
        String derivation = channels + " channels" + (sides.isEmpty() ? "" : ", " + sides);
        return Optional.of(new Op(conv, output, derivation, macs, java(conv)));
    }

    private static Optional<WindowRule> rule(Arguments arguments) {
        Pair kernel = arguments.pair("kernel", 1);
        Pair stride = arguments.pair("stride", 1);
        Pair dilation = arguments.pair("dilation", 1);
        if (!arguments.any("pad").equals(Optional.of("same"))) {
            WindowRule.Padding padding = WindowRule.Padding.both(arguments.pair("pad", 0));
            return Optional.of(new WindowRule(kernel, stride, dilation, padding, false));
        }
        if (!stride.equals(new Pair(1, 1))) {
            arguments.report(Problem.error(
                            ShapeError.SAME_WITH_STRIDE,
                            arguments.span("pad"),
                            "pad same keeps the size, a stride changes it")
                    .note(arguments.span("stride"), "write the padding as a number"));
            return Optional.empty();
        }
        return Optional.of(new WindowRule(kernel, stride, dilation, WindowRule.Padding.same(kernel, dilation), false));
    }

    private static Fill fill(Arguments arguments) {
        Object fill = arguments.any("fill").orElse("zero");
        if (fill instanceof Double constant) {
            return Fill.constant(constant.floatValue());
        }
        return switch ((String) fill) {
            case "reflect" -> Fill.REFLECT;
            case "replicate" -> Fill.REPLICATE;
            case "circular" -> Fill.CIRCULAR;
            default -> Fill.ZERO;
        };
    }

    /** A mirror needs more rows than it adds, and a circle at least as many. */
    private static boolean fillFits(Arguments arguments, Shape input, WindowRule rule) {
        Fill.Kind kind = fill(arguments).kind();
        WindowRule.Padding padding = rule.padding();
        int vertical = Math.max(padding.top(), padding.bottom());
        int horizontal = Math.max(padding.left(), padding.right());
        int spare = kind == Fill.Kind.REFLECT ? 1 : 0;
        boolean limited = kind == Fill.Kind.REFLECT || kind == Fill.Kind.CIRCULAR;
        if (limited && (vertical + spare > input.height() || horizontal + spare > input.width())) {
            arguments.report(Problem.error(
                            ShapeError.PADDING_TOO_LARGE,
                            arguments.span("pad"),
                            "fill " + arguments.span("fill").text() + " cannot add " + vertical + "x" + horizontal
                                    + " to an image of " + input.height() + "x" + input.width())
                    .label("at most " + (input.height() - spare) + "x" + (input.width() - spare)));
            return false;
        }
        return true;
    }

    private static JavaCall java(Conv conv) {
        Window window = conv.window();
        Fill fill = conv.fill();
        JavaCall call = JavaCall.factory(
                Conv.class, "of", conv.inputChannels(), conv.outputChannels(), window.height(), window.width());
        return WindowJava.stridePadDilation(call, window, 1, 1)
                .thenIf(!fill.equals(Fill.ZERO), "fill", fillJava(fill))
                .thenIf(conv.groups() != 1, "groups", conv.groups())
                .thenIf(!conv.hasBias(), "withoutBias");
    }

    private static Object fillJava(Fill fill) {
        return fill.kind() == Fill.Kind.CONSTANT
                ? JavaCall.factory(Fill.class, "constant", fill.value())
                : new JavaCall.Constant(Fill.class, fill.kind().name());
    }
}

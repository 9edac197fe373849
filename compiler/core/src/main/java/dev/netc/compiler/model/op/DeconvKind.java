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
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Window;
import java.util.Optional;

/** Transposed convolution: (size - 1) * stride - 2 * pad + kernel + outpad high and wide. */
final class DeconvKind implements LayerKind {

    @Override
    public Signature signature() {
        return Signature.of(
                        "deconv",
                        "Transposed convolution: the way back through a convolution, which enlarges the image.",
                        "deconv 2 -> 64 stride 2")
                .argument("kernel", ValueType.pair(1), "height x width of the kernel, or one number for both")
                .arrow("channels", ValueType.count(1), Optional.of("the input's"), "output channels")
                .attribute(
                        "stride",
                        ValueType.pair(1),
                        "1",
                        "how far neighbouring input elements stand apart in the output")
                .attribute("pad", ValueType.pair(0), "0", "rows and columns cut off on each side of the output")
                .attribute(
                        "outpad",
                        ValueType.pair(0),
                        "0",
                        "rows and columns added below and right; less than the stride")
                .attribute(
                        "groups",
                        ValueType.count(1),
                        "1",
                        "channels are split into so many groups that do not see each other")
                .attribute("bias", ValueType.SWITCH, "on", "whether each output channel has a bias");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        if (!ImageOnly.check(arguments, input)) {
            return Optional.empty();
        }
        int channels = arguments.count("channels", input.channels());
        Optional<Integer> groups = Groups.read(arguments, input.channels(), channels);
        Pair kernel = arguments.pair("kernel", 1);
        Pair stride = arguments.pair("stride", 1);
        Pair pad = arguments.pair("pad", 0);
        Pair extra = arguments.pair("outpad", 0);
        long height = size(input.height(), kernel.height(), stride.height(), pad.height(), extra.height());
        long width = size(input.width(), kernel.width(), stride.width(), pad.width(), extra.width());
        if (!fits(arguments, stride, extra, height, width) || groups.isEmpty()) {
            return Optional.empty();
        }
        Window window = Window.of(kernel.height(), kernel.width())
                .stride(stride.height(), stride.width())
                .pad(pad.height(), pad.width());
        Deconv deconv = new Deconv(input.channels(), channels, window, groups.get(), arguments.isOn("bias", true));
        Shape output = Shape.image(channels, (int) height, (int) width);
        long macs = Op.product(input.elements(), channels / groups.get(), window.height(), window.width());
        String derivation = channels + " channels, "
                + formula(input.height(), kernel.height(), stride.height(), pad.height(), extra.height(), height)
                + " high, " + formula(input.width(), kernel.width(), stride.width(), pad.width(), extra.width(), width)
                + " wide";
        return Optional.of(new Op(deconv, output, derivation, macs, java(deconv)));
    }

    private static long size(int size, int kernel, int stride, int pad, int extra) {
        return (size - 1L) * stride - 2L * pad + kernel + extra;
    }

    private static String formula(int size, int kernel, int stride, int pad, int extra, long output) {
        return "(" + size + " - 1) * " + stride + (pad == 0 ? "" : " - " + 2L * pad) + " + " + kernel
                + (extra == 0 ? "" : " + " + extra) + " = " + output;
    }

    private static boolean fits(Arguments arguments, Pair stride, Pair extra, long height, long width) {
        if (extra.height() >= stride.height() && extra.height() > 0
                || extra.width() >= stride.width() && extra.width() > 0) {
            arguments.report(Problem.error(
                    ShapeError.OUTPAD_TOO_LARGE, arguments.span("outpad"), "outpad must be less than the stride"));
            return false;
        }
        if (height < 1 || width < 1) {
            arguments.report(Problem.error(
                    ShapeError.PADDING_TOO_LARGE,
                    arguments.span("pad"),
                    "pad cuts the whole output off: " + height + "x" + width + " is left"));
            return false;
        }
        if (height > Integer.MAX_VALUE || width > Integer.MAX_VALUE) {
            arguments.report(Problem.error(
                    ShapeError.TOO_LARGE, arguments.call(), "the output would be " + height + "x" + width));
            return false;
        }
        return true;
    }

    private static JavaCall java(Deconv deconv) {
        Window window = deconv.window();
        JavaCall call = JavaCall.factory(
                Deconv.class, "of", deconv.inputChannels(), deconv.outputChannels(), window.height(), window.width());
        return WindowJava.stridePadDilation(call, window, 1, 1)
                .thenIf(deconv.groups() != 1, "groups", deconv.groups())
                .thenIf(!deconv.hasBias(), "withoutBias");
    }
}

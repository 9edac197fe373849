package dev.netc.cuda.ptx;

import dev.netc.cuda.ptx.Activation.Formula;
import dev.netc.cuda.ptx.Activation.Text;
import dev.netc.runtime.operator.Elementwise;
import dev.netc.runtime.operator.Elu;
import dev.netc.runtime.operator.Gelu;
import dev.netc.runtime.operator.HardSigmoid;
import dev.netc.runtime.operator.HardSwish;
import dev.netc.runtime.operator.LeakyRelu;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Relu6;
import dev.netc.runtime.operator.Sigmoid;
import dev.netc.runtime.operator.Silu;
import dev.netc.runtime.operator.Tanh;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The activations that have a kernel. Comparisons are such that NaN stays NaN. */
final class Activations {

    private static final List<Activation<?>> ALL = List.of(
            Activation.of(
                    Relu.class,
                    "relu",
                    text("x <= 0 ? 0 : x", (k, x) -> x.isAtMost(0).choose(0, x)),
                    text("y > 0 ? 1 : 0", (k, y) -> y.isMore(0).choose(k.number(1), 0))),
            Activation.of(
                    Relu6.class,
                    "relu6",
                    text("min(max(x, 0), 6)", (k, x) -> clamp(x)),
                    text("0 < x < 6 ? 1 : 0", (k, x) -> isBetween(x, 0, 6).choose(k.number(1), 0))),
            new Activation<>(
                    LeakyRelu.class,
                    "leaky_relu",
                    text("x > 0 ? x : slope x", (k, x) -> x.isMore(0).choose(x, x.times(k.number("slope")))),
                    text("x > 0 ? 1 : slope", (k, x) -> x.isMore(0).choose(1, k.number("slope"))),
                    function -> List.of(function.slope())),
            new Activation<>(
                    Elu.class,
                    "elu",
                    text("x > 0 ? x : alpha (exp(x) - 1)", Activations::elu),
                    text("x > 0 ? 1 : alpha exp(x)", (k, x) -> x.isMore(0)
                            .choose(1, k.number("alpha").times(Mathematics.exp(x)))),
                    function -> List.of(function.alpha())),
            Activation.of(
                    Gelu.class,
                    "gelu",
                    text("x (1 + erf(x / sqrt 2)) / 2", Activations::gelu),
                    text("(1 + erf(x / sqrt 2)) / 2 + x exp(-x^2 / 2) / sqrt(2 pi)", Activations::geluDerivative)),
            Activation.of(
                    Silu.class,
                    "silu",
                    text(
                            "x / (1 + exp(-x))",
                            (k, x) -> x.over(Mathematics.exp(x.negated()).plus(1))),
                    text("s (1 + x (1 - s)) with s = 1 / (1 + exp(-x))", Activations::siluDerivative)),
            Activation.of(
                    Sigmoid.class,
                    "sigmoid",
                    text("1 / (1 + exp(-x))", (k, x) -> Mathematics.sigmoid(x)),
                    text("y (1 - y)", (k, y) -> y.times(k.number(1).minus(y)))),
            Activation.of(
                    Tanh.class,
                    "tanh",
                    text("tanh(x)", (k, x) -> Mathematics.tanh(x)),
                    text("1 - y^2", (k, y) -> k.number(1).minus(y.times(y)))),
            Activation.of(
                    HardSigmoid.class,
                    "hard_sigmoid",
                    text("min(max(x + 3, 0), 6) / 6", (k, x) -> clamp(x.plus(3)).over(6)),
                    text("-3 < x < 3 ? 1/6 : 0", (k, x) -> isBetween(x, -3, 3).choose(k.number(1 / 6f), 0))),
            Activation.of(
                    HardSwish.class,
                    "hard_swish",
                    text("x min(max(x + 3, 0), 6) / 6", (k, x) -> x.times(clamp(x.plus(3)))
                            .over(6)),
                    text("x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 1/2", Activations::hardSwishDerivative)));

    private Activations() {}

    static Optional<Activation<?>> of(Elementwise function) {
        return ALL.stream()
                .filter(activation -> activation.operator().isInstance(function))
                .findFirst();
    }

    static List<Kernel> kernels() {
        return ALL.stream()
                .flatMap(activation -> Stream.of(activation.forward(), activation.gradient()))
                .toList();
    }

    private static Text text(String formula, Formula function) {
        return new Text(formula, function);
    }

    private static Float32 clamp(Float32 x) {
        return x.isLess(0).choose(0, x.isMore(6).choose(6, x));
    }

    private static Truth isBetween(Float32 x, double low, double high) {
        return x.isMore(low).and(x.isLess(high));
    }

    private static Float32 elu(Kernel kernel, Float32 x) {
        return x.isMore(0).choose(x, kernel.number("alpha").times(Mathematics.expm1(x)));
    }

    private static Float32 gelu(Kernel kernel, Float32 x) {
        return x.times(Mathematics.normalDistribution(x, Mathematics.bell(x)));
    }

    private static Float32 geluDerivative(Kernel kernel, Float32 x) {
        Float32 bell = Mathematics.bell(x);
        Float32 density = bell.times(1 / Math.sqrt(2 * Math.PI));
        return x.timesPlus(density, Mathematics.normalDistribution(x, bell));
    }

    private static Float32 siluDerivative(Kernel kernel, Float32 x) {
        Float32 sigmoid = Mathematics.sigmoid(x);
        Float32 inner = x.timesPlus(kernel.number(1).minus(sigmoid), kernel.number(1));
        return sigmoid.times(inner);
    }

    private static Float32 hardSwishDerivative(Kernel kernel, Float32 x) {
        Float32 middle = x.over(3).plus(0.5);
        return x.isAtMost(-3).choose(0, x.isAtLeast(3).choose(1, middle));
    }
}

package dev.netc.cuda.ptx;

import dev.netc.runtime.operator.Elementwise;
import java.util.ArrayList;
import java.util.List;

/** Launches of kernels that go through arrays element by element. What is read and what is written may lie at one place. */
public final class ElementwiseLaunches {

    private ElementwiseLaunches() {}

    /** y = x, or y = y + x. */
    public static Launch copy(long x, long y, int count, boolean adds) {
        return launch(ElementwiseKernels.COPY, count, x, y, count, Flags.of(adds));
    }

    /** y = a + b. */
    public static Launch sum(long a, long b, long y, int count) {
        return launch(ElementwiseKernels.SUM, count, a, b, y, count);
    }

    /** y[n,c,i] = x[n,c,i] + bias[c]; for N x F the area is 1. */
    public static Launch addBias(long x, long bias, long y, int batch, int channels, int area) {
        int count = batch * channels * area;
        return launch(ElementwiseKernels.BIAS, count, x, bias, y, channels, area, count);
    }

    /** Whether an activation has a kernel. */
    public static boolean knows(Elementwise function) {
        return Activations.of(function).isPresent();
    }

    /** y = f(x). */
    public static Launch activation(Elementwise function, long x, long y, int count) {
        Activation<?> activation = Activations.of(function).orElseThrow();
        List<Object> arguments = new ArrayList<>(List.of(x, y, count));
        arguments.addAll(activation.constantsOf(function));
        return new Launch(activation.name(), Grids.elements(count), arguments);
    }

    /**
     * dx = dy f'(x), or that is added to dx.
     *
     * @param kept what {@link dev.netc.runtime.operator.Retention} keeps for the function: x, or for relu, sigmoid and tanh y
     */
    public static Launch activationGradient(
            Elementwise function, long kept, long dy, long dx, int count, boolean adds) {
        Activation<?> activation = Activations.of(function).orElseThrow();
        List<Object> arguments = new ArrayList<>(List.of(kept, dy, dx, count, Flags.of(adds)));
        arguments.addAll(activation.constantsOf(function));
        return new Launch(activation.gradientName(), Grids.elements(count), arguments);
    }

    private static Launch launch(String kernel, int count, Object... arguments) {
        return new Launch(kernel, Grids.elements(count), List.of(arguments));
    }
}

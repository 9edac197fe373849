package dev.netc.cuda.ptx;

import dev.netc.runtime.operator.Elementwise;
import java.util.List;
import java.util.function.Function;

/**
 * An activation as a device computes it.
 *
 * @param name what its kernel is called
 * @param derivative from what {@link dev.netc.runtime.operator.Retention} keeps for it: x, or for relu, sigmoid and tanh y
 * @param constants the operator's own numbers, which follow the kernel's other parameters in the order in which the formulas ask for them
 */
record Activation<O extends Elementwise>(
        Class<O> operator, String name, Text value, Text derivative, Function<O, List<Float>> constants) {

    /** A formula of one number: for the reader, and as it is computed. */
    record Text(String formula, Formula function) {}

    interface Formula {
        Float32 of(Kernel kernel, Float32 x);
    }

    static <O extends Elementwise> Activation<O> of(Class<O> operator, String name, Text value, Text derivative) {
        return new Activation<>(operator, name, value, derivative, function -> List.of());
    }

    List<Float> constantsOf(Elementwise function) {
        return constants.apply(operator.cast(function));
    }

    /** The name of the kernel that goes backward. */
    String gradientName() {
        return name + "_gradient";
    }

    /** y = f(x). */
    Kernel forward() {
        Kernel kernel = new Kernel(name, "y = " + value.formula());
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        Int32 count = kernel.whole("count");
        kernel.stream(count, i -> {
            Float32 each = x.get(i);
            return () -> y.set(i, value.function().of(kernel, each));
        });
        return kernel;
    }

    /** dx = dy f'(x), or that is added to dx. */
    Kernel gradient() {
        Kernel kernel = new Kernel(gradientName(), "dx (+)= dy * (" + derivative.formula() + ")");
        Array<Float32> kept = kernel.floats("kept");
        Array<Float32> dy = kernel.floats("dy");
        Array<Float32> dx = kernel.floats("dx");
        Int32 count = kernel.whole("count");
        Truth adds = kernel.flag("adds");
        kernel.stream(count, i -> {
            Float32 each = kept.get(i);
            Float32 gradient = dy.get(i);
            Float32 before = dx.get(i, adds);
            return () -> {
                Float32 slope = derivative.function().of(kernel, each);
                dx.set(i, gradient.times(slope).plus(before));
            };
        });
        return kernel;
    }
}

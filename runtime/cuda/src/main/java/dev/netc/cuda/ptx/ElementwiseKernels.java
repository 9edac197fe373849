package dev.netc.cuda.ptx;

import java.util.List;
import java.util.stream.Stream;

/** Kernels of which each thread computes elements that no other needs. */
final class ElementwiseKernels {

    static final String COPY = "copy";
    static final String SUM = "sum_of_two";
    static final String BIAS = "add_bias";

    private ElementwiseKernels() {}

    static List<Kernel> all() {
        Stream<Kernel> own = Stream.of(copy(), sum(), bias());
        return Stream.concat(own, Activations.kernels().stream()).toList();
    }

    private static Kernel copy() {
        Kernel kernel = new Kernel(COPY, "y (+)= x");
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        Int32 count = kernel.whole("count");
        Truth adds = kernel.flag("adds");
        kernel.stream(count, i -> {
            Float32 each = x.get(i);
            Float32 before = y.get(i, adds);
            return () -> y.set(i, each.plus(before));
        });
        return kernel;
    }

    private static Kernel sum() {
        Kernel kernel = new Kernel(SUM, "y = a + b");
        Array<Float32> a = kernel.floats("a");
        Array<Float32> b = kernel.floats("b");
        Array<Float32> y = kernel.floats("y");
        Int32 count = kernel.whole("count");
        kernel.stream(count, i -> {
            Float32 first = a.get(i);
            Float32 second = b.get(i);
            return () -> y.set(i, first.plus(second));
        });
        return kernel;
    }

    private static Kernel bias() {
        Kernel kernel = new Kernel(BIAS, "y[n,c,i] = x[n,c,i] + bias[c]");
        Array<Float32> x = kernel.floats("x");
        Array<Float32> bias = kernel.floats("bias");
        Array<Float32> y = kernel.floats("y");
        Int32 channels = kernel.whole("channels");
        Int32 area = kernel.whole("area");
        Int32 count = kernel.whole("count");
        kernel.stream(count, i -> {
            Float32 each = x.get(i);
            Float32 shift = bias.get(i.over(area).modulo(channels));
            return () -> y.set(i, each.plus(shift));
        });
        return kernel;
    }
}

package dev.netc.cuda.ptx;

import java.util.List;

/**
 * Losses and their gradients. A loss is a sum over samples or elements: each block writes its part of it, and the kernel {@link #MEAN} adds
 * the parts.
 */
final class LossKernels {

    static final String CROSS_ENTROPY = "cross_entropy";
    static final String LIKELIHOOD = "negative_log_likelihood";
    static final String SQUARES = "mean_squared_error";
    static final String BINARY = "binary_cross_entropy";
    static final String MEAN = "mean_of_parts";

    private static final double SMALLEST_LOGARITHM = -100;
    private static final double SMALLEST_DIVISOR = 1e-12;

    private LossKernels() {}

    static String gradient(String loss) {
        return loss + "_gradient";
    }

    static List<Kernel> all() {
        return List.of(
                crossEntropy(),
                crossEntropyGradient(),
                likelihood(),
                likelihoodGradient(),
                comparison(SQUARES, "(y - t)^2", LossKernels::square),
                comparisonGradient(SQUARES, "2 (y - t) / count", LossKernels::squareSlope),
                comparison(BINARY, "-(t log(y) + (1 - t) log(1 - y))", LossKernels::binary),
                comparisonGradient(BINARY, "(y - t) / (y (1 - y)) / count", LossKernels::binarySlope),
                mean());
    }

    private static Kernel crossEntropy() {
        Kernel kernel =
                new Kernel(CROSS_ENTROPY, "parts[block] = sum over n of log(sum over f of exp(y[n,f])) - y[n,class]");
        Array<Float32> y = kernel.floats("y");
        Array<Int32> classes = kernel.integers("classes");
        Array<Float64> parts = kernel.doubles("parts");
        Int32 batch = kernel.whole("batch");
        Int32 features = kernel.whole("features");
        Exponentials exponentials = new Exponentials(kernel, y, features);
        Float64 sum = kernel.wide(0).variable("part");
        kernel.eachByBlock("n", batch, n -> {
            exponentials.measure(n);
            Float32 wanted = y.get(n.timesPlus(features, classes.get(n))).minus(exponentials.largest());
            Float32 loss = Mathematics.log(exponentials.sum()).minus(wanted);
            sum.increase(loss.wide());
        });
        kernel.when(kernel.thread().isEqual(0), () -> parts.set(kernel.block(), sum));
        return kernel;
    }

    private static Kernel crossEntropyGradient() {
        Kernel kernel =
                new Kernel(gradient(CROSS_ENTROPY), "dy[n,f] = (softmax(y[n])[f] - (f == class ? 1 : 0)) / batch");
        Array<Float32> y = kernel.floats("y");
        Array<Int32> classes = kernel.integers("classes");
        Array<Float32> dy = kernel.floats("dy");
        Int32 batch = kernel.whole("batch");
        Int32 features = kernel.whole("features");
        Float32 divisor = batch.real();
        Exponentials exponentials = new Exponentials(kernel, y, features);
        kernel.eachByBlock("n", batch, n -> {
            exponentials.measure(n);
            Int32 wanted = classes.get(n);
            kernel.eachByThread("f", features, f -> {
                Int32 at = n.timesPlus(features, f);
                Float32 hit = f.isEqual(wanted).choose(kernel.number(1), 0);
                dy.set(at, exponentials.share(y.get(at)).minus(hit).over(divisor));
            });
        });
        return kernel;
    }

    private static Kernel likelihood() {
        Kernel kernel = new Kernel(LIKELIHOOD, "parts[block] = sum over n of -y[n,class]");
        Array<Float32> y = kernel.floats("y");
        Array<Int32> classes = kernel.integers("classes");
        Array<Float64> parts = kernel.doubles("parts");
        Int32 batch = kernel.whole("batch");
        Int32 features = kernel.whole("features");
        Float64 sum = kernel.wide(0).variable("sum");
        kernel.each(batch, n -> {
            Float32 wanted = y.get(n.timesPlus(features, classes.get(n)));
            sum.increase(wanted.negated().wide());
        });
        writePart(kernel, parts, sum);
        return kernel;
    }

    private static Kernel likelihoodGradient() {
        Kernel kernel = new Kernel(gradient(LIKELIHOOD), "dy[n,f] = f == class ? -1 / batch : 0");
        Array<Int32> classes = kernel.integers("classes");
        Array<Float32> dy = kernel.floats("dy");
        Int32 batch = kernel.whole("batch");
        Int32 features = kernel.whole("features");
        Float32 share = kernel.number(-1).over(batch.real());
        kernel.each(batch.times(features), i -> {
            Int32 n = i.over(features);
            Int32 f = i.minus(n.times(features));
            dy.set(i, f.isEqual(classes.get(n)).choose(share, 0));
        });
        return kernel;
    }

    /** What an output and its target come to. */
    private interface Comparison {
        Float32 of(Float32 y, Float32 target);
    }

    private static Kernel comparison(String name, String formula, Comparison comparison) {
        Kernel kernel = new Kernel(name, "parts[block] = sum of " + formula);
        Array<Float32> y = kernel.floats("y");
        Array<Float32> targets = kernel.floats("targets");
        Array<Float64> parts = kernel.doubles("parts");
        Int32 count = kernel.whole("count");
        Float64 sum = kernel.wide(0).variable("sum");
        kernel.stream(count, i -> {
            Float32 each = y.get(i);
            Float32 target = targets.get(i);
            return () -> sum.increase(comparison.of(each, target).wide());
        });
        writePart(kernel, parts, sum);
        return kernel;
    }

    private static Kernel comparisonGradient(String name, String formula, Comparison slope) {
        Kernel kernel = new Kernel(gradient(name), "dy = " + formula);
        Array<Float32> y = kernel.floats("y");
        Array<Float32> targets = kernel.floats("targets");
        Array<Float32> dy = kernel.floats("dy");
        Int32 count = kernel.whole("count");
        Float32 divisor = count.real();
        kernel.stream(count, i -> {
            Float32 each = y.get(i);
            Float32 target = targets.get(i);
            return () -> dy.set(i, slope.of(each, target).over(divisor));
        });
        return kernel;
    }

    private static Float32 square(Float32 y, Float32 target) {
        Float32 distance = y.minus(target);
        return distance.times(distance);
    }

    private static Float32 squareSlope(Float32 y, Float32 target) {
        return y.minus(target).times(2);
    }

    private static Float32 binary(Float32 y, Float32 target) {
        Float32 one = y.of(1);
        Float32 hit = target.times(logarithm(y));
        return one.minus(target).timesPlus(logarithm(one.minus(y)), hit).negated();
    }

    private static Float32 logarithm(Float32 probability) {
        Float32 logarithm = Mathematics.log(probability);
        return logarithm.isLess(SMALLEST_LOGARITHM).choose(SMALLEST_LOGARITHM, logarithm);
    }

    private static Float32 binarySlope(Float32 y, Float32 target) {
        Float32 divisor = y.times(y.of(1).minus(y)).max(SMALLEST_DIVISOR);
        return y.minus(target).over(divisor);
    }

    private static void writePart(Kernel kernel, Array<Float64> parts, Float64 own) {
        Float64 all = BlockFold.sums(kernel).all(own);
        kernel.when(kernel.thread().isEqual(0), () -> parts.set(kernel.block(), all));
    }

    private static Kernel mean() {
        Kernel kernel = new Kernel(MEAN, "loss = sum of parts / divisor");
        Array<Float64> parts = kernel.doubles("parts");
        Int32 count = kernel.whole("count");
        Int32 divisor = kernel.whole("divisor");
        Array<Float32> loss = kernel.floats("loss");
        Float64 sum = kernel.wide(0).variable("sum");
        kernel.eachByThread("i", count, i -> sum.increase(parts.get(i)));
        Float64 all = BlockFold.sums(kernel).all(sum);
        kernel.when(
                kernel.thread().isEqual(0),
                () -> loss.set(kernel.whole(0), all.over(divisor.wide()).narrow()));
        return kernel;
    }
}

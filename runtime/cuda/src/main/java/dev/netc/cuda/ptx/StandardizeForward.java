package dev.netc.cuda.ptx;

/** Writes the kernel that brings each row to mean 0 and variance 1, a block a row. */
final class StandardizeForward {

    private final Kernel kernel = new Kernel(
            NormalizationKernels.FORWARD,
            "y = weight (x - mean) scale + bias, mean of each row, scale = 1 / sqrt(variance of the row + epsilon)");
    private final Array<Float32> x = kernel.floats("x");
    private final Array<Float32> y = kernel.floats("y");
    private final Array<Float64> means = kernel.doubles("means");
    private final Array<Float64> scales = kernel.doubles("scales");
    private final RowParameters parameters = new RowParameters(kernel);
    private final Int32 length = kernel.whole("length");
    private final BlockFold<Float64> fold = BlockFold.sums(kernel);

    Kernel kernel() {
        Int32 rows = kernel.whole("rows");
        Float32 epsilon = kernel.number("epsilon");
        kernel.eachByBlock("row", rows, row -> {
            Int32 start = row.times(length);
            Float64 mean = mean(start);
            Float64 variance = variance(start, mean);
            Float64 scale = kernel.wide(1).over(variance.plus(epsilon.wide()).squareRoot());
            write(start, mean, scale);
            kernel.when(kernel.thread().isEqual(0), () -> {
                means.set(row, mean);
                scales.set(row, scale);
            });
        });
        return kernel;
    }

    private Float64 mean(Int32 start) {
        Float64 sum = kernel.wide(0).variable("sum");
        kernel.streamByThread("j", length, j -> {
            Float32 each = x.get(start.plus(j));
            return () -> sum.increase(each.wide());
        });
        return fold.all(sum).over(length.wide());
    }

    private Float64 variance(Int32 start, Float64 mean) {
        Float64 squares = kernel.wide(0).variable("squares");
        kernel.streamByThread("j", length, j -> {
            Float64 distance = x.get(start.plus(j)).wide().minus(mean);
            return () -> squares.increaseByProduct(distance, distance);
        });
        return fold.all(squares).over(length.wide());
    }

    private void write(Int32 start, Float64 mean, Float64 scale) {
        kernel.streamByThread("j", length, j -> {
            Int32 at = start.plus(j);
            Float32 each = x.get(at);
            Float32 weight = parameters.weight(at);
            Float32 bias = parameters.bias(at);
            return () -> {
                Float32 value = each.wide().minus(mean).times(scale).narrow();
                y.set(at, value.timesPlus(weight, bias));
            };
        });
    }
}

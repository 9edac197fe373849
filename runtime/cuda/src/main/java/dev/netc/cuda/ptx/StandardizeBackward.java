package dev.netc.cuda.ptx;

/**
 * Writes the kernel for the gradient of what was standardized, a block a row: since mean and variance depend on x too, it loses its own mean
 * and what of it lies along the result.
 */
final class StandardizeBackward {

    private final Kernel kernel = new Kernel(
            NormalizationKernels.GRADIENT,
            "dx (+)= scale (g - mean of g - v mean of g v), mean of each row, with g = weight dy and v = (x - mean) scale");
    private final Array<Float32> x = kernel.floats("x");
    private final Array<Float32> dy = kernel.floats("dy");
    private final Array<Float32> dx = kernel.floats("dx");
    private final Array<Float64> means = kernel.doubles("means");
    private final Array<Float64> scales = kernel.doubles("scales");
    private final RowParameters parameters = new RowParameters(kernel);
    private final Int32 length = kernel.whole("length");

    /** An element: its standardized value, and the gradient of that. */
    private record Element(Float64 value, Float64 gradient) {}

    Kernel kernel() {
        Int32 rows = kernel.whole("rows");
        Truth adds = kernel.flag("adds");
        BlockFold<Float64> fold = BlockFold.sums(kernel);
        kernel.eachByBlock("row", rows, row -> {
            Int32 start = row.times(length);
            Float64 mean = means.get(row);
            Float64 scale = scales.get(row);
            Float64 sum = kernel.wide(0).variable("sum");
            Float64 product = kernel.wide(0).variable("product");
            kernel.streamByThread("j", length, j -> {
                Element element = element(start.plus(j), mean, scale);
                return () -> {
                    sum.increase(element.gradient());
                    product.increaseByProduct(element.gradient(), element.value());
                };
            });
            Float64 meanGradient = fold.all(sum).over(length.wide());
            Float64 meanProduct = fold.all(product).over(length.wide());
            kernel.streamByThread("j", length, j -> {
                Int32 at = start.plus(j);
                Element element = element(at, mean, scale);
                Float32 before = dx.get(at, adds);
                Float64 along = element.gradient().minus(meanGradient);
                Float64 own = element.value().negated().timesPlus(meanProduct, along);
                return () -> dx.set(at, own.times(scale).narrow().plus(before));
            });
        });
        return kernel;
    }

    private Element element(Int32 at, Float64 mean, Float64 scale) {
        Float64 value = x.get(at).wide().minus(mean).times(scale);
        Float64 gradient = dy.get(at).wide().times(parameters.weight(at).wide());
        return new Element(value, gradient);
    }
}

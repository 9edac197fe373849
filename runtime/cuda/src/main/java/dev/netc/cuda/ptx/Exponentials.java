package dev.netc.cuda.ptx;

/**
 * The exponentials of a row and their sum, as a block of threads works them out: the largest number is taken from all first, so that
 * nothing overflows.
 */
final class Exponentials {

    private final Kernel kernel;
    private final Array<Float32> y;
    private final Int32 length;
    private final BlockFold<Float32> maxima;
    private final BlockFold<Float64> sums;
    private Float32 largest;
    private Float32 sum;

    Exponentials(Kernel kernel, Array<Float32> y, Int32 length) {
        this.kernel = kernel;
        this.y = y;
        this.length = length;
        this.maxima = BlockFold.maxima(kernel);
        this.sums = BlockFold.sums(kernel);
    }

    void measure(Int32 row) {
        Int32 start = row.times(length);
        Float32 ownLargest = kernel.number(Double.NEGATIVE_INFINITY).variable("largest");
        kernel.eachByThread("j", length, j -> ownLargest.set(ownLargest.max(y.get(start.plus(j)))));
        largest = maxima.all(ownLargest);
        Float64 ownSum = kernel.wide(0).variable("sum");
        kernel.eachByThread(
                "j",
                length,
                j -> ownSum.increase(exponential(y.get(start.plus(j))).wide()));
        sum = sums.all(ownSum).narrow();
    }

    private Float32 exponential(Float32 number) {
        return Mathematics.exp(number.minus(largest));
    }

    Float32 largest() {
        return largest;
    }

    /** The sum of exp(y - largest). */
    Float32 sum() {
        return sum;
    }

    /** What part of the sum a number of the row is. */
    Float32 share(Float32 number) {
        return exponential(number).over(sum);
    }
}

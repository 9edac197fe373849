package dev.netc.cuda.ptx;

/**
 * The weights and biases of standardized rows: those of element {@code at} are number {@code at / inner % period}. For a layer inner is 1 and
 * the period a row, for groups of channels inner is H * W and the period C.
 */
final class RowParameters {

    private final Kernel kernel;
    private final Int32 inner;
    private final Int32 period;
    private final Truth affine;

    RowParameters(Kernel kernel) {
        this.kernel = kernel;
        inner = kernel.whole("inner");
        period = kernel.whole("period");
        affine = kernel.flag("affine");
    }

    /** The weight of an element, 1 where there are none. */
    Float32 weight(Int32 at) {
        return parameter("weight", at, 1);
    }

    /** The bias, or 0. */
    Float32 bias(Int32 at) {
        return parameter("bias", at, 0);
    }

    private Float32 parameter(String name, Int32 at, double otherwise) {
        Int32 channel = at.over(inner).modulo(period);
        return kernel.floats(name).get(channel, affine, otherwise);
    }
}

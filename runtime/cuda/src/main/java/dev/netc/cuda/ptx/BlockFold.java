package dev.netc.cuda.ptx;

import java.util.function.BinaryOperator;

/**
 * Makes one number of those that the threads of a block have, in a tree through shared memory: always in the same order, so that the
 * result is the same to the bit in every run. A block has a power of two of threads, at most {@link Grids#FOLDING_THREADS}.
 */
final class BlockFold<T extends Value<T>> {

    private final Kernel kernel;
    private final Array<T> shared;
    private final BinaryOperator<T> operator;

    private BlockFold(Kernel kernel, Array<T> shared, BinaryOperator<T> operator) {
        this.kernel = kernel;
        this.shared = shared;
        this.operator = operator;
    }

    static BlockFold<Float64> sums(Kernel kernel) {
        return new BlockFold<>(kernel, kernel.sharedDoubles("sums", Grids.FOLDING_THREADS), Float64::plus);
    }

    static BlockFold<Float32> maxima(Kernel kernel) {
        return new BlockFold<>(kernel, kernel.sharedFloats("maxima", Grids.FOLDING_THREADS), Float32::max);
    }

    /** One number of all, which every thread gets. */
    T all(T own) {
        return columns(own, 1, kernel.whole(0));
    }

    /**
     * Folds numbers of threads that are a multiple of the columns apart.
     *
     * @param columns how many numbers are left, a power of two
     * @param column which of them this thread gets
     */
    T columns(T own, int columns, Int32 column) {
        shared.set(kernel.thread(), own);
        kernel.barrier();
        kernel.halve("half", kernel.threads().shiftedRight(1), columns, half -> {
            kernel.when(kernel.thread().isLess(half), () -> {
                T other = shared.get(kernel.thread().plus(half));
                shared.set(kernel.thread(), operator.apply(shared.get(kernel.thread()), other));
            });
            kernel.barrier();
        });
        T result = shared.get(column);
        kernel.barrier();
        return result;
    }
}

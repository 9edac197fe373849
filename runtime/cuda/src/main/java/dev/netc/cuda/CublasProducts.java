package dev.netc.cuda;

import dev.netc.cuda.device.Blas;
import dev.netc.cuda.device.MatrixProduct;
import java.util.List;
import java.util.Optional;

/**
 * The products of a linear layer, y = x W^T, with x N x F, W K x F and y N x K. To BLAS, to which columns are what rows are here, these are
 * the transposes: x is F x N, W is F x K, y is K x N.
 */
record CublasProducts(Blas blas, int batch, int inputs, int outputs) implements Products {

    @Override
    public List<Task> forward(long x, long weight, long y, boolean adds) {
        return task(
                new MatrixProduct(true, false, outputs, batch, inputs, weight, inputs, x, inputs, adds, y, outputs));
    }

    @Override
    public Optional<List<Task>> forwardWithRelu(long x, long weight, long bias, long y) {
        return Optional.empty();
    }

    @Override
    public List<Task> inputGradient(long x, long weight, long y, boolean adds) {
        return task(
                new MatrixProduct(false, false, inputs, batch, outputs, weight, inputs, y, outputs, adds, x, inputs));
    }

    @Override
    public List<Task> weightGradient(long x, long weight, long y, boolean adds) {
        return task(
                new MatrixProduct(false, true, inputs, outputs, batch, x, inputs, y, outputs, adds, weight, inputs));
    }

    private List<Task> task(MatrixProduct product) {
        return List.of(new Task("cublasGemmEx", () -> blas.multiply(product)));
    }
}

package dev.netc.cpu;

/** The gradients of a linear layer's weights and bias, dW = dy^T x and db = the sum of dy over the batch; each worker takes some outputs. */
final class LinearWeightGradient extends ParallelKernel {

    private final Context context;
    private final Activation x; // N x in
    private final Activation y; // N x out
    private final int weight;
    private final int bias;
    private final boolean adds;
    private final int pitch; // of the transposed output gradient

    LinearWeightGradient(Context context, Activation x, Activation y, int weight, int bias, boolean adds) {
        super(context.team());
        this.context = context;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        this.adds = adds;
        pitch = (int) Arena.aligned(x.batch());
        context.rowTiles(Shares.ceil(y.row(), context.workers()));
        context.workspace().reserveShared((long) y.row() * pitch);
        phases(this::share);
    }

    private void share(int worker, int workers) {
        int first = Shares.start(y.row(), worker, workers);
        int end = Shares.start(y.row(), worker + 1, workers);
        float[] turned = context.workspace().array();
        int turned0 = context.workspace().shared();
        Transposition.copy(y.array(), y.gradient(), y.row(), y.batch(), first, end, turned, turned0, pitch);
        if (bias >= 0) {
            sumBias(first, end);
        }
        MatrixProduct.multiply(
                context.kernels(),
                end - first,
                x.row(),
                x.batch(),
                turned,
                turned0 + first * pitch,
                pitch,
                x.array(),
                x.at(),
                x.row(),
                context.parameters().gradients(),
                weight + first * x.row(),
                x.row(),
                adds);
    }

    private void sumBias(int first, int end) {
        float[] gradients = context.parameters().gradients();
        for (int o = first; o < end; o++) {
            double sum = context.kernels()
                    .sum(context.workspace().array(), context.workspace().shared() + o * pitch, y.batch());
            gradients[bias + o] = (float) (adds ? gradients[bias + o] + sum : sum);
        }
    }
}

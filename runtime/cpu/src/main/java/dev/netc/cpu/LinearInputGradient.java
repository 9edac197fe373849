package dev.netc.cpu;

/** The gradient of a linear layer's input, dx = dy W: each worker takes a range of features, so that it reads its part of W only. */
final class LinearInputGradient extends ParallelKernel {

    private final Context context;
    private final Activation x; // N x in
    private final Activation y; // N x out
    private final int weight;
    private final boolean adds;

    LinearInputGradient(Context context, Activation x, Activation y, int weight, boolean adds) {
        super(context.team());
        this.context = context;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.adds = adds;
        context.rowTiles(x.batch());
        phases(this::share);
    }

    private void share(int worker, int workers) {
        int first = Shares.lineStart(x.row(), worker, workers);
        MatrixProduct.multiply(
                context.kernels(),
                x.batch(),
                Shares.lineStart(x.row(), worker + 1, workers) - first,
                y.row(),
                y.array(),
                y.gradient(),
                y.row(),
                context.parameters().values(),
                weight + first,
                x.row(),
                x.array(),
                x.gradient() + first,
                x.row(),
                adds);
    }
}

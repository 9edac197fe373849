package dev.netc.cpu;

/** The gradient of a linear layer's input, dx = dy W: each worker takes a range of features, so that it reads its part of W only. */
final class LinearInputGradient extends ParallelKernel {

    private static final int STRIP = 256;

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
        if (adds) {
            context.workspace().reservePerWorker((long) STRIP * x.batch());
        }
        phases(this::share);
    }

    private void share(int worker, int workers) {
        int end = Shares.lineStart(x.row(), worker + 1, workers);
        for (int first = Shares.lineStart(x.row(), worker, workers); first < end; first += STRIP) {
            int columns = Math.min(STRIP, end - first);
            if (adds) {
                float[] scratch = context.workspace().array();
                int products = context.workspace().of(worker);
                multiply(first, columns, scratch, products, STRIP);
                for (int n = 0; n < x.batch(); n++) {
                    int to = x.gradient() + n * x.row() + first;
                    context.kernels().add(scratch, products + n * STRIP, x.array(), to, columns);
                }
            } else {
                multiply(first, columns, x.array(), x.gradient() + first, x.row());
            }
        }
    }

    private void multiply(int first, int columns, float[] to, int to0, int toPitch) {
        MatrixProduct.multiply(
                context.kernels(),
                x.batch(),
                columns,
                y.row(),
                y.array(),
                y.gradient(),
                y.row(),
                context.parameters().values(),
                weight + first,
                x.row(),
                to,
                to0,
                toPitch);
    }
}

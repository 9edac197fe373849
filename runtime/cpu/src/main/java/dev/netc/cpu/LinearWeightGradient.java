package dev.netc.cpu;

/** The gradients of a linear layer's weights and bias, dW = dy^T x and db = the sum of dy over the batch; each worker takes some outputs. */
final class LinearWeightGradient extends ParallelKernel {

    private static final int STRIP = 256;
    private static final int OUTPUTS = 48;

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
        context.rowTiles(adds ? Math.min(OUTPUTS, y.row()) : Shares.ceil(y.row(), context.workers()));
        context.workspace().reserveShared((long) y.row() * pitch);
        if (adds) {
            context.workspace().reservePerWorker((long) OUTPUTS * STRIP);
        }
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
        if (adds) {
            addStrips(worker, first, end);
        } else {
            float[] gradients = context.parameters().gradients();
            multiply(first, end - first, 0, x.row(), gradients, weight + first * x.row(), x.row());
        }
    }

    private void sumBias(int first, int end) {
        float[] gradients = context.parameters().gradients();
        for (int o = first; o < end; o++) {
            double sum = context.kernels()
                    .sum(context.workspace().array(), context.workspace().shared() + o * pitch, y.batch());
            gradients[bias + o] = (float) (adds ? gradients[bias + o] + sum : sum);
        }
    }

    private void addStrips(int worker, int first, int end) {
        float[] scratch = context.workspace().array();
        int products = context.workspace().of(worker);
        for (int o = first; o < end; o += OUTPUTS) {
            int outputs = Math.min(OUTPUTS, end - o);
            for (int f = 0; f < x.row(); f += STRIP) {
                int features = Math.min(STRIP, x.row() - f);
                multiply(o, outputs, f, features, scratch, products, STRIP);
                for (int i = 0; i < outputs; i++) {
                    int to = weight + (o + i) * x.row() + f;
                    context.kernels()
                            .add(
                                    scratch,
                                    products + i * STRIP,
                                    context.parameters().gradients(),
                                    to,
                                    features);
                }
            }
        }
    }

    private void multiply(int o, int outputs, int f, int features, float[] to, int to0, int toPitch) {
        MatrixProduct.multiply(
                context.kernels(),
                outputs,
                features,
                x.batch(),
                context.workspace().array(),
                context.workspace().shared() + o * pitch,
                pitch,
                x.array(),
                x.at() + f,
                x.row(),
                to,
                to0,
                toPitch);
    }
}

package dev.netc.cpu;

/**
 * The gradients of a linear layer over interleaved samples. The sums over the batch run across the lanes, so batch and output gradient,
 * which are small beside the weights, are first laid out sample by sample: then dW = dy^T x and dx = dy W are products of matrices.
 */
final class LaneLinearGradient extends ParallelKernel {

    private static final int STRIP = 256;
    private static final int OUTPUTS = 48;

    private final Context context;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final Operation.Wanted wanted;
    private final int pitch; // of the output gradient by outputs
    private final int[] samples;
    private final int[] outputs;

    LaneLinearGradient(Context context, Activation x, Activation y, int weight, int bias, Operation.Wanted wanted) {
        super(context.team());
        this.context = context;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        this.wanted = wanted;
        pitch = (int) Arena.aligned(x.samples());
        samples = MatrixProduct.rowsApart(x.samples(), x.features());
        outputs = MatrixProduct.rowsApart(y.features(), x.features());
        context.workspace()
                .reserveShared(Arena.aligned(x.elements())
                        + Arena.aligned(y.elements())
                        + Arena.aligned((long) y.features() * pitch));
        context.workspace().reservePerWorker((long) STRIP * Math.max(OUTPUTS, x.samples()));
        if (wanted.input()) {
            phases(this::layOut, this::differentiateWeights, this::differentiateInput);
        } else {
            phases(this::layOut, this::differentiateWeights);
        }
    }

    /** N x F. */
    private int inputs() {
        return context.workspace().shared();
    }

    /** N x O. */
    private int gradients() {
        return inputs() + (int) Arena.aligned(x.elements());
    }

    /** O x N. */
    private int turned() {
        return gradients() + (int) Arena.aligned(y.elements());
    }

    private void layOut(int worker, int workers) {
        float[] scratch = context.workspace().array();
        copyRows(x, x.at(), worker, workers, inputs());
        copyRows(y, y.gradient(), worker, workers, gradients());
        int end = Shares.start(y.features(), worker + 1, workers);
        for (int o = Shares.start(y.features(), worker, workers); o < end; o++) {
            for (int block = 0; block < y.batch(); block++) {
                int from = y.gradient() + block * y.row() + o * y.lanes();
                System.arraycopy(y.array(), from, scratch, turned() + o * pitch + block * y.lanes(), y.lanes());
            }
        }
    }

    /** Lays out samples one behind the other; each worker takes a range of the features. */
    private void copyRows(Activation value, int from, int worker, int workers, int to) {
        int first = Shares.lineStart(value.features(), worker, workers);
        int end = Shares.lineStart(value.features(), worker + 1, workers);
        for (int block = 0; block < value.batch(); block++) {
            for (int f = first; f < end; f += STRIP) {
                Transposition.copy(
                        value.array(),
                        from + block * value.row() + f * value.lanes(),
                        value.lanes(),
                        Math.min(STRIP, end - f),
                        0,
                        value.lanes(),
                        context.workspace().array(),
                        to + block * value.row() + f,
                        value.features());
            }
        }
    }

    private void differentiateWeights(int worker, int workers) {
        float[] target = context.parameters().gradients();
        int first = Shares.start(y.features(), worker, workers);
        int end = Shares.start(y.features(), worker + 1, workers);
        if (bias >= 0) {
            for (int o = first; o < end; o++) {
                float sum = context.kernels().sum(context.workspace().array(), turned() + o * pitch, x.samples());
                target[bias + o] = wanted.addsParameters() ? target[bias + o] + sum : sum;
            }
        }
        if (wanted.addsParameters()) {
            addWeights(first, end, context.workspace().of(worker));
        } else {
            multiplyWeights(first, end - first, 0, x.features(), target, weight + first * x.features(), x.features());
        }
    }

    private void addWeights(int first, int end, int products) {
        float[] scratch = context.workspace().array();
        for (int o = first; o < end; o += OUTPUTS) {
            int count = Math.min(OUTPUTS, end - o);
            for (int f = 0; f < x.features(); f += STRIP) {
                int width = Math.min(STRIP, x.features() - f);
                multiplyWeights(o, count, f, width, scratch, products, STRIP);
                for (int i = 0; i < count; i++) {
                    int to = weight + (o + i) * x.features() + f;
                    context.kernels()
                            .add(
                                    scratch,
                                    products + i * STRIP,
                                    context.parameters().gradients(),
                                    to,
                                    width);
                }
            }
        }
    }

    private void multiplyWeights(int output, int count, int feature, int width, float[] to, int to0, int toPitch) {
        float[] scratch = context.workspace().array();
        MatrixProduct.multiply(
                context.kernels(),
                count,
                width,
                x.samples(),
                scratch,
                turned() + output * pitch,
                pitch,
                scratch,
                inputs() + feature,
                samples,
                to,
                to0,
                toPitch);
    }

    private void differentiateInput(int worker, int workers) {
        float[] scratch = context.workspace().array();
        int products = context.workspace().of(worker);
        int end = Shares.lineStart(x.features(), worker + 1, workers);
        for (int f = Shares.lineStart(x.features(), worker, workers); f < end; f += STRIP) {
            int width = Math.min(STRIP, end - f);
            MatrixProduct.multiply(
                    context.kernels(),
                    x.samples(),
                    width,
                    y.features(),
                    scratch,
                    gradients(),
                    y.features(),
                    context.parameters().values(),
                    weight + f,
                    outputs,
                    scratch,
                    products,
                    STRIP);
            interleave(products, f, width);
        }
    }

    private void interleave(int products, int feature, int width) {
        float[] scratch = context.workspace().array();
        int lanes = x.lanes();
        for (int block = 0; block < x.batch(); block++) {
            int from = products + block * lanes * STRIP;
            int to = x.gradient() + block * x.row() + feature * lanes;
            if (wanted.adds()) {
                for (int i = 0; i < width * lanes; i++) {
                    x.array()[to + i] += scratch[from + i % lanes * STRIP + i / lanes];
                }
            } else {
                Transposition.copy(scratch, from, STRIP, lanes, 0, width, x.array(), to, lanes);
            }
        }
    }
}

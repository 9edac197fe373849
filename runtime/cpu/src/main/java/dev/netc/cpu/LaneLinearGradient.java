package dev.netc.cpu;

/**
 * The gradients of a linear layer over interleaved samples. dx = W^T dy reads W in columns, a few at a time. The sums of dW = dy^T x run
 * across the lanes, so batch and output gradient, which are small beside the weights, are first laid out as matrices.
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
    private final Tiles tiles; // of the features
    private final int[] outputs;
    private final LaneKernels.Places places; // one a block of samples

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
        tiles = Tiles.of(context.kernels(), x.features());
        outputs = MatrixProduct.rowsApart(y.features(), y.lanes());
        places = new LaneKernels.Places(
                MatrixProduct.rowsApart(y.batch(), y.row()), MatrixProduct.rowsApart(x.batch(), x.row()));
        context.workspace().reserveShared(Arena.aligned(x.elements()) + (long) y.features() * pitch);
        context.workspace().reservePerWorker((long) STRIP * OUTPUTS);
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

    /** O x N. */
    private int gradients() {
        return inputs() + (int) Arena.aligned(x.elements());
    }

    private void layOut(int worker, int workers) {
        float[] scratch = context.workspace().array();
        layOutInputs(worker, workers);
        int end = Shares.start(y.features(), worker + 1, workers);
        for (int o = Shares.start(y.features(), worker, workers); o < end; o++) {
            for (int block = 0; block < y.batch(); block++) {
                int from = y.gradient() + block * y.row() + o * y.lanes();
                System.arraycopy(y.array(), from, scratch, gradients() + o * pitch + block * y.lanes(), y.lanes());
            }
        }
    }

    private void layOutInputs(int worker, int workers) {
        int first = Shares.lineStart(x.features(), worker, workers);
        int end = Shares.lineStart(x.features(), worker + 1, workers);
        for (int block = 0; block < x.batch(); block++) {
            for (int f = first; f < end; f += STRIP) {
                Transposition.copy(
                        x.array(),
                        x.at() + block * x.row() + f * x.lanes(),
                        x.lanes(),
                        Math.min(STRIP, end - f),
                        0,
                        x.lanes(),
                        context.workspace().array(),
                        inputs() + block * x.row() + f,
                        x.features());
            }
        }
    }

    private void differentiateWeights(int worker, int workers) {
        float[] target = context.parameters().gradients();
        int first = Shares.start(y.features(), worker, workers);
        int end = Shares.start(y.features(), worker + 1, workers);
        if (bias >= 0) {
            for (int o = first; o < end; o++) {
                float sum = context.kernels().sum(context.workspace().array(), gradients() + o * pitch, x.samples());
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
                gradients() + output * pitch,
                pitch,
                scratch,
                inputs() + feature,
                samples,
                to,
                to0,
                toPitch);
    }

    private void differentiateInput(int worker, int workers) {
        int end = Shares.start(tiles.count(), worker + 1, workers);
        for (int tile = Shares.start(tiles.count(), worker, workers); tile < end; tile++) {
            int feature = tiles.first(tile);
            LaneKernels.multiply(
                    tiles.rows(tile),
                    context.parameters().values(),
                    weight + feature,
                    x.features(),
                    true,
                    y.array(),
                    y.gradient(),
                    outputs,
                    x.array(),
                    x.gradient() + feature * x.lanes(),
                    x.lanes(),
                    places,
                    wanted.adds(),
                    context.workspace().array(),
                    context.workspace().of(worker));
        }
    }
}

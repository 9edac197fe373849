package dev.netc.cpu;

/**
 * The gradients of a linear layer over interleaved samples. The sums of dW = dy^T x run across the lanes, so batch and output gradient,
 * which are small beside the weights, are first laid out as matrices. dx = dy W is computed as a matrix, a strip of features at a time, for
 * W to be read in its rows, and then interleaved.
 */
final class LaneLinearGradient extends ParallelKernel {

    /** Features that are taken at a time, for dW and for dx. */
    private static final int STRIP = 256;

    private static final int OUTPUTS = 48;

    /** Outputs that are taken at a time: what a strip needs of W stays in a second-level cache. */
    private static final int DEPTH = 128;

    private final Context context;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final Operation.Wanted wanted;
    private final int pitch; // of the output gradient by outputs
    private final Tiles tiles; // of a block's samples

    LaneLinearGradient(Context context, Activation x, Activation y, int weight, int bias, Operation.Wanted wanted) {
        super(context.team());
        this.context = context;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        this.wanted = wanted;
        pitch = (int) Arena.aligned(x.allLanes());
        tiles = context.panelTiles(x.lanes(), y.features() > DEPTH);
        context.rowTiles(Math.min(y.features(), OUTPUTS)); // dW cuts its rows itself
        context.workspace().reserveShared(Arena.aligned(x.elements()) + (long) y.features() * pitch);
        context.workspace().reservePerWorker((long) STRIP * Math.max(OUTPUTS, x.allLanes() + DEPTH + 1));
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
                double sum = context.kernels().sum(context.workspace().array(), gradients() + o * pitch, x.samples());
                target[bias + o] = (float) (wanted.addsParameters() ? target[bias + o] + sum : sum);
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
                x.features(),
                to,
                to0,
                toPitch);
    }

    private void differentiateInput(int worker, int workers) {
        int products = context.workspace().of(worker);
        int end = Shares.lineStart(x.features(), worker + 1, workers);
        for (int f = Shares.lineStart(x.features(), worker, workers); f < end; f += STRIP) {
            int width = Math.min(STRIP, end - f);
            for (int o = 0; o < y.features(); o += DEPTH) {
                int depth = Math.min(DEPTH, y.features() - o);
                layOutWeights(f, width, o, depth, products + STRIP * x.allLanes());
                for (int j = 0; j < width; j += 2 * x.lanes()) {
                    multiplyInput(o, depth, products + STRIP * x.allLanes() + j * (DEPTH + 1), products + j);
                }
            }
            interleave(f, width, products);
        }
    }

    /** A block of W, read in its rows, as columns of one vector a row; one more vector lies between two, for the sake of the cache. */
    private void layOutWeights(int feature, int width, int output, int depth, int panels) {
        int lanes = x.lanes();
        for (int o = 0; o < depth; o++) {
            LaneKernels.copy(
                    Shares.ceil(width, lanes),
                    context.parameters().values(),
                    weight + (output + o) * x.features() + feature,
                    lanes,
                    context.workspace().array(),
                    panels + o * lanes,
                    (DEPTH + 1) * lanes);
        }
    }

    /** What some of the outputs add to two vectors of features of dx, for all samples. */
    private void multiplyInput(int output, int depth, int panel, int products) {
        float[] scratch = context.workspace().array();
        int lanes = x.lanes();
        int second = (DEPTH + 1) * lanes;
        for (int block = 0; block < x.batch(); block++) {
            for (int tile = 0; tile < tiles.count(); tile++) {
                int rows = tiles.rows(tile);
                int sample = tiles.first(tile);
                int from = y.gradient() + block * y.row() + output * lanes + sample;
                int to = products + (block * lanes + sample) * STRIP;
                if (output > 0) {
                    PanelTiles.accumulate(
                            rows, y.array(), from, lanes, scratch, panel, second, depth, scratch, to, lanes, STRIP);
                } else {
                    PanelTiles.multiply(
                            rows,
                            LaneKernels.ZEROS,
                            0,
                            y.array(),
                            from,
                            lanes,
                            scratch,
                            panel,
                            second,
                            depth,
                            scratch,
                            to,
                            lanes,
                            STRIP);
                }
            }
        }
    }

    private void interleave(int strip, int width, int products) {
        float[] scratch = context.workspace().array();
        float[] target = x.array();
        for (int block = 0; block < x.batch(); block++) {
            int from = products + block * x.lanes() * STRIP;
            int to = x.gradient() + block * x.row() + strip * x.lanes();
            if (wanted.adds()) {
                for (int f = 0; f < width; f++) {
                    for (int n = 0; n < x.lanes(); n++) {
                        target[to + f * x.lanes() + n] += scratch[from + n * STRIP + f];
                    }
                }
            } else {
                Transposition.copy(scratch, from, STRIP, x.lanes(), 0, width, target, to, x.lanes());
            }
        }
    }
}

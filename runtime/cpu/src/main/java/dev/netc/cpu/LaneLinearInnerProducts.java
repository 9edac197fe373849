package dev.netc.cpu;

import java.util.Arrays;

/**
 * A linear layer going forward over interleaved samples that fill one vector at most: inner products of the rows of W with the
 * samples, which are laid out in rows for that. Times vectors of samples, each weight would be read for a single product.
 */
final class LaneLinearInnerProducts extends ParallelKernel {

    private final Context context;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final Rectifier rectifier;
    private final int lanes;
    private final int whole; // features that fill vectors
    private final int pitch; // of the samples' rows; one more vector lies between two, for the sake of the cache
    private final int[] samples; // where their rows begin
    private final int[] weightSteps; // where the vectors of a row of W begin
    private final int[] sampleSteps; // and those of a sample

    LaneLinearInnerProducts(Context context, Activation x, Activation y, int weight, int bias, Rectifier rectifier) {
        super(context.team());
        this.context = context;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        this.rectifier = rectifier;
        lanes = x.lanes();
        whole = x.features() - x.features() % lanes;
        int vectors = Shares.ceil(x.features(), lanes);
        pitch = (vectors + 1) * lanes;
        samples = MatrixProduct.rowsApart(x.samples(), pitch);
        sampleSteps = MatrixProduct.rowsApart(vectors, lanes);
        weightSteps = sampleSteps.clone();
        // The last vector of a row ends where the row does; what it repeats meets zeros.
        weightSteps[vectors - 1] = x.features() - lanes;
        context.workspace().reserveShared((long) lanes * pitch);
        phases(this::layOut, this::multiply);
    }

    /** Whether the batch is that small, and W's rows are as long as a vector. */
    static boolean fits(Activation x) {
        return x.batch() == 1 && x.features() >= x.lanes();
    }

    private void layOut(int worker, int workers) {
        int rows = context.workspace().shared();
        int first = Shares.lineStart(whole, worker, workers);
        transpose(first, Shares.lineStart(whole, worker + 1, workers), rows + first);
        if (whole < x.features() && worker == workers - 1) {
            int gap = whole + lanes - x.features();
            transpose(whole, x.features(), rows + whole + gap);
            for (int sample : samples) {
                Arrays.fill(context.workspace().array(), rows + sample + whole, rows + sample + whole + gap, 0);
            }
        }
    }

    private void transpose(int first, int end, int to) {
        int from = x.at() + first * lanes;
        float[] scratch = context.workspace().array();
        Transposition.copy(x.array(), from, lanes, end - first, 0, lanes, scratch, to, pitch);
    }

    private void multiply(int worker, int workers) {
        int first = Shares.start(y.features(), worker, workers);
        int count = Shares.start(y.features(), worker + 1, workers) - first;
        int to = y.at() + first * lanes;
        for (int i = 0; i < count; i++) {
            float start = bias < 0 ? 0 : context.parameters().values()[bias + first + i];
            Arrays.fill(y.array(), to + i * lanes, to + (i + 1) * lanes, start);
        }
        context.kernels()
                .dots(
                        count,
                        context.parameters().values(),
                        weight + first * x.features(),
                        x.features(),
                        weightSteps,
                        samples.length,
                        context.workspace().array(),
                        context.workspace().shared(),
                        samples,
                        sampleSteps,
                        sampleSteps.length,
                        y.array(),
                        to,
                        lanes);
        LaneKernels.rectify(rectifier, count, y.array(), to);
    }
}

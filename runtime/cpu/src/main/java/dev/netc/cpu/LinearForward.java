package dev.netc.cpu;

import java.util.Arrays;

/**
 * A linear layer going forward, y = x W^T + b: W as it lies times the transposed batch, a few outputs at a time; with very few samples,
 * inner products instead.
 */
final class LinearForward extends ParallelKernel {

    /** Outputs that a worker computes before it writes them to y. */
    private static final int OUTPUTS = 48;

    /** From how many samples on the batch fills enough of a vector. */
    private static final int ENOUGH_SAMPLES = 5;

    private final Context context;
    private final Activation x; // N x in
    private final Activation y; // N x out
    private final int weight;
    private final int bias;
    private final Rectifier rectifier;
    private final int pitch; // of the transposed batch
    private final int[] samples; // where they begin, and the steps within, for inner products
    private final int[] steps;

    LinearForward(Context context, Activation x, Activation y, int weight, int bias, Rectifier rectifier) {
        super(context.team());
        this.context = context;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        this.rectifier = rectifier;
        pitch = (int) Arena.aligned(x.batch());
        context.workspace().reservePerWorker((long) OUTPUTS * pitch);
        if (x.batch() >= ENOUGH_SAMPLES) {
            context.rowTiles(Math.min(OUTPUTS, y.row()));
            samples = new int[0];
            steps = new int[0];
            context.workspace().reserveShared((long) x.row() * pitch);
            phases(this::transpose, this::multiply);
        } else {
            samples = MatrixProduct.rowsApart(x.batch(), x.row());
            int lanes = context.kernels().lanes();
            steps = MatrixProduct.rowsApart(x.row() / lanes, lanes);
            phases(this::dots);
        }
    }

    private void transpose(int worker, int workers) {
        int first = Shares.start(x.row(), worker, workers);
        int end = Shares.start(x.row(), worker + 1, workers);
        float[] scratch = context.workspace().array();
        Transposition.copy(
                x.array(),
                x.at(),
                x.row(),
                x.batch(),
                first,
                end,
                scratch,
                context.workspace().shared(),
                pitch);
    }

    private void multiply(int worker, int workers) {
        float[] scratch = context.workspace().array();
        int end = Shares.start(y.row(), worker + 1, workers);
        for (int o = Shares.start(y.row(), worker, workers); o < end; o += OUTPUTS) {
            int outputs = Math.min(OUTPUTS, end - o);
            MatrixProduct.multiply(
                    context.kernels(),
                    outputs,
                    x.batch(),
                    x.row(),
                    context.parameters().values(),
                    weight + o * x.row(),
                    x.row(),
                    scratch,
                    context.workspace().shared(),
                    pitch,
                    scratch,
                    context.workspace().of(worker),
                    pitch,
                    false);
            finish(o, outputs, context.workspace().of(worker));
        }
    }

    private void dots(int worker, int workers) {
        float[] scratch = context.workspace().array();
        int results = context.workspace().of(worker);
        int end = Shares.start(y.row(), worker + 1, workers);
        for (int o = Shares.start(y.row(), worker, workers); o < end; o += OUTPUTS) {
            int outputs = Math.min(OUTPUTS, end - o);
            Arrays.fill(scratch, results, results + outputs * pitch, 0);
            context.kernels()
                    .dots(
                            outputs,
                            context.parameters().values(),
                            weight + o * x.row(),
                            x.row(),
                            steps,
                            x.batch(),
                            x.array(),
                            x.at(),
                            samples,
                            steps,
                            steps.length,
                            scratch,
                            results,
                            pitch);
            addRest(o, outputs, results);
            finish(o, outputs, results);
        }
    }

    /** Adds the products of the last features, which fill no vector. */
    private void addRest(int o, int outputs, int results) {
        float[] scratch = context.workspace().array();
        int done = steps.length * context.kernels().lanes();
        for (int i = 0; i < outputs; i++) {
            for (int n = 0; n < x.batch(); n++) {
                float rest = 0;
                for (int f = done; f < x.row(); f++) {
                    rest += context.parameters().values()[weight + (o + i) * x.row() + f]
                            * x.array()[x.at() + n * x.row() + f];
                }
                scratch[results + i * pitch + n] += rest;
            }
        }
    }

    private void finish(int o, int outputs, int results) {
        float[] scratch = context.workspace().array();
        float[] parameters = context.parameters().values();
        for (int n = 0; n < y.batch(); n++) {
            int to = y.at() + n * y.row() + o;
            for (int i = 0; i < outputs; i++) {
                float value = scratch[results + i * pitch + n] + (bias < 0 ? 0 : parameters[bias + o + i]);
                y.array()[to + i] = rectifier.apply(value);
            }
        }
    }
}

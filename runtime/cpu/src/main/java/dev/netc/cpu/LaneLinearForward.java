package dev.netc.cpu;

/** A linear layer going forward over interleaved samples, y = W x + b: W as it lies times the features, each a vector of samples. */
final class LaneLinearForward extends ParallelKernel {

    private final Context context;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final boolean relu;
    private final Tiles tiles; // of the outputs
    private final int[] table;
    private final LaneKernels.Places places; // one a block of samples

    LaneLinearForward(Context context, Activation x, Activation y, int weight, int bias, boolean relu) {
        super(context.team());
        this.context = context;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        this.relu = relu;
        tiles = Tiles.of(context.kernels(), y.features());
        table = MatrixProduct.rowsApart(x.features(), x.lanes());
        places = new LaneKernels.Places(
                MatrixProduct.rowsApart(x.batch(), x.row()), MatrixProduct.rowsApart(y.batch(), y.row()));
        context.workspace().reservePerWorker(2L * x.lanes() * context.kernels().tile(y.features()));
        phases(this::share);
    }

    private void share(int worker, int workers) {
        int end = Shares.start(tiles.count(), worker + 1, workers);
        for (int tile = Shares.start(tiles.count(), worker, workers); tile < end; tile++) {
            int output = tiles.first(tile);
            LaneKernels.multiply(
                    tiles.rows(tile),
                    context.parameters().values(),
                    weight + output * x.features(),
                    x.features(),
                    false,
                    x.array(),
                    x.at(),
                    table,
                    y.array(),
                    y.at() + output * y.lanes(),
                    y.lanes(),
                    places,
                    false,
                    context.workspace().array(),
                    context.workspace().of(worker));
            for (int i = output; i < output + tiles.rows(tile) && (relu || bias >= 0); i++) {
                finish(i, bias < 0 ? 0 : context.parameters().values()[bias + i]);
            }
        }
    }

    private void finish(int output, float shift) {
        for (int block = 0; block < y.batch(); block++) {
            int to = y.at() + block * y.row() + output * y.lanes();
            if (relu) {
                context.kernels().shiftRelu(y.array(), to, shift, y.array(), to, y.lanes());
            } else {
                context.kernels().shift(y.array(), to, shift, y.array(), to, y.lanes());
            }
        }
    }
}

package dev.netc.cpu;

/** A linear layer going forward over interleaved samples, y = W x + b: W as it lies times the features, each a vector of samples. */
final class LaneLinearForward extends ParallelKernel {

    private final Context context;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final Rectifier rectifier;
    private final Tiles tiles; // of the outputs

    LaneLinearForward(Context context, Activation x, Activation y, int weight, int bias, Rectifier rectifier) {
        super(context.team());
        this.context = context;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        this.rectifier = rectifier;
        tiles = context.rowTiles(y.features());
        context.workspace().reservePerWorker(2L * x.lanes() * context.kernels().tile(y.features()));
        phases(this::share);
    }

    private void share(int worker, int workers) {
        int end = Shares.start(tiles.count(), worker + 1, workers);
        for (int tile = Shares.start(tiles.count(), worker, workers); tile < end; tile++) {
            for (int block = 0; block < x.batch(); block += 2) {
                compute(tiles.first(tile), tiles.rows(tile), block, worker);
            }
        }
    }

    private void compute(int output, int count, int block, int worker) {
        float[] parameters = context.parameters().values();
        boolean alone = block + 1 == x.batch();
        float[] result = alone ? context.workspace().array() : y.array();
        int from = x.at() + block * x.row();
        int to = y.at() + block * y.row() + output * y.lanes();
        int edge = context.workspace().of(worker);
        RowTiles.multiply(
                count,
                bias >= 0 ? parameters : LaneKernels.ZEROS,
                bias >= 0 ? bias + output : 0,
                parameters,
                weight + output * x.features(),
                x.features(),
                x.array(),
                from,
                alone ? 0 : x.row(),
                x.lanes(),
                x.features(),
                result,
                alone ? edge : to,
                alone ? y.lanes() : y.row(),
                alone ? 2 * y.lanes() : y.lanes());
        if (alone) {
            LaneKernels.writeTile(count, result, edge, y.array(), to, y.lanes(), false);
        }
        LaneKernels.rectify(rectifier, count, y.array(), to, alone ? to : to + y.row(), y.lanes());
    }
}

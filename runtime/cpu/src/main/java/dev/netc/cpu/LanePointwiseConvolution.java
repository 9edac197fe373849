package dev.netc.cpu;

import dev.netc.cpu.LaneConvProduct.Image;
import dev.netc.cpu.LaneConvProduct.Weights;

/**
 * A convolution of 1 x 1 over interleaved samples, going forward, and the gradient of its input, which is the same with the weights
 * transposed: at each place the product of the weights with the vectors of its channels. These lie a plane apart; some places' are brought
 * together first, one behind the other, so that the tiles read memory in its order, from a second-level cache.
 */
final class LanePointwiseConvolution extends ParallelKernel {

    /** Floats of the places that are brought together: a sixteenth of a second-level cache. */
    private static final int TOGETHER = 32 * 1024;

    /** Places of a channel for which it pays to go to another plane, even if they take more than that. */
    private static final int ENOUGH_PLACES = 24;

    /** Floats that they may take then: a third of a second-level cache. */
    private static final int MOST = 160 * 1024;

    private static final int NO_BIAS = -1;

    private final Context context;
    private final int lanes;
    private final int blocks;
    private final int places; // of a plane
    private final Image source;
    private final Image result;
    private final Weights weights;
    private final int bias;
    private final Rectifier rectifier;
    private final boolean adds;
    private final Tiles tiles; // of the result's channels
    private final int together; // places
    private final int pieces; // that a plane is cut into

    private LanePointwiseConvolution(
            Context context,
            int lanes,
            int blocks,
            Image source,
            Image result,
            Weights weights,
            int bias,
            Rectifier rectifier,
            boolean adds) {
        super(context.team());
        this.context = context;
        this.lanes = lanes;
        this.blocks = blocks;
        this.source = source;
        this.result = result;
        this.weights = weights;
        this.bias = bias;
        this.rectifier = rectifier;
        this.adds = adds;
        places = source.plane() / lanes;
        together = together();
        pieces = Shares.ceil(places, together);
        tiles = context.panelTiles(result.channels(), adds);
        context.workspace().reserveShared((long) result.channels() * source.channels());
        context.workspace().reservePerWorker((long) together * source.channels() * lanes + edgeSize());
        phases(this::layOutWeights, this::multiply);
    }

    /** How many places are brought together, an even number. */
    private int together() {
        int ofPlace = source.channels() * lanes;
        int most = Math.max(TOGETHER / ofPlace, Math.min(ENOUGH_PLACES, MOST / ofPlace));
        return Math.max(2, most / 2 * 2);
    }

    /** Whether a convolution is of this kind. */
    static boolean fits(ConvGeometry conv) {
        return conv.window().area() == 1
                && conv.isPlain()
                && conv.rows() == conv.height()
                && conv.columns() == conv.width()
                && conv.groups() == 1;
    }

    static LanePointwiseConvolution of(
            Context context, ConvGeometry conv, Activation x, Activation y, int weight, int bias, Rectifier rectifier) {
        return new LanePointwiseConvolution(
                context,
                x.lanes(),
                x.batch(),
                Image.of(x, x.at(), 1),
                Image.of(y, y.at(), 1),
                new Weights(weight, conv.channels(), 1, 0),
                bias,
                rectifier,
                false);
    }

    static LanePointwiseConvolution ofInputGradient(
            Context context, ConvGeometry conv, Activation x, Activation y, int weight, boolean adds) {
        return new LanePointwiseConvolution(
                context,
                x.lanes(),
                x.batch(),
                Image.of(y, y.gradient(), 1),
                Image.of(x, x.gradient(), 1),
                new Weights(weight, 1, conv.channels(), 0),
                NO_BIAS,
                Rectifier.NONE,
                adds);
    }

    /** Floats of a tile. */
    private int edgeSize() {
        return 2 * lanes * context.kernels().tile(result.channels());
    }

    /** Where a tile's weights lie: for each channel of the source those of the tile's channels side by side. */
    private int panel(int tile) {
        return context.workspace().shared() + tiles.first(tile) * source.channels();
    }

    private void layOutWeights(int worker, int workers) {
        float[] values = context.parameters().values();
        float[] panels = context.workspace().array();
        int end = Shares.start(tiles.count(), worker + 1, workers);
        for (int tile = Shares.start(tiles.count(), worker, workers); tile < end; tile++) {
            int rows = tiles.rows(tile);
            for (int row = 0; row < rows; row++) {
                int from = weights.at() + (tiles.first(tile) + row) * weights.resultChannel();
                for (int channel = 0; channel < source.channels(); channel++) {
                    panels[panel(tile) + channel * rows + row] = values[from + channel * weights.sourceChannel()];
                }
            }
        }
    }

    private void multiply(int worker, int workers) {
        int end = Shares.start(blocks * pieces, worker + 1, workers);
        for (int item = Shares.start(blocks * pieces, worker, workers); item < end; item++) {
            int first = item % pieces * together;
            multiply(
                    item / pieces,
                    first,
                    Math.min(together, places - first),
                    context.workspace().of(worker));
        }
    }

    private void multiply(int block, int first, int count, int gathered) {
        float[] scratch = context.workspace().array();
        int pitch = source.channels() * lanes;
        int from = source.at() + block * source.block() + first * lanes;
        for (int channel = 0; channel < source.channels(); channel++) {
            int to = gathered + channel * lanes;
            LaneKernels.copy(count, source.array(), from + channel * source.plane(), lanes, scratch, to, pitch);
        }
        for (int tile = 0; tile < tiles.count(); tile++) {
            int to = result.at() + block * result.block() + tiles.first(tile) * result.plane() + first * lanes;
            int place = 0;
            for (; place < count - 1; place += 2) {
                multiplyPair(tile, gathered + place * pitch, to + place * lanes);
            }
            if (place < count) {
                multiplyLast(tile, gathered + place * pitch, to + place * lanes, gathered + together * pitch);
            }
        }
    }

    private void multiplyPair(int tile, int from, int to) {
        float[] scratch = context.workspace().array();
        int rows = tiles.rows(tile);
        int pitch = source.channels() * lanes;
        if (adds) {
            PanelTiles.accumulate(
                    rows,
                    scratch,
                    panel(tile),
                    rows,
                    scratch,
                    from,
                    pitch,
                    source.channels(),
                    result.array(),
                    to,
                    lanes,
                    result.plane());
        } else {
            start(tile, from, pitch, result.array(), to, result.plane());
            LaneKernels.rectify(rectifier, rows, result.array(), to, to + lanes, result.plane());
        }
    }

    /** A place that is left over: the same twice, of which one goes to the result. */
    private void multiplyLast(int tile, int from, int to, int edge) {
        float[] scratch = context.workspace().array();
        int rows = tiles.rows(tile);
        start(tile, from, 0, scratch, edge, 2 * lanes);
        LaneKernels.writeTile(rows, scratch, edge, result.array(), to, result.plane(), adds);
        LaneKernels.rectify(rectifier, rows, result.array(), to, to, result.plane());
    }

    /** Writes bias and products. */
    private void start(int tile, int from, int apart, float[] c, int to, int pitch) {
        float[] scratch = context.workspace().array();
        int rows = tiles.rows(tile);
        PanelTiles.multiply(
                rows,
                bias < 0 ? LaneKernels.ZEROS : context.parameters().values(),
                bias < 0 ? 0 : bias + tiles.first(tile),
                scratch,
                panel(tile),
                rows,
                scratch,
                from,
                apart,
                source.channels(),
                c,
                to,
                lanes,
                pitch);
    }
}

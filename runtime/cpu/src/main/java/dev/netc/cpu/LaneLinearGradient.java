package dev.netc.cpu;

import java.util.Arrays;

/**
 * The gradients of a linear layer over interleaved samples. The sums of dW = dy^T x run across the lanes: dy is read as it lies, and of x a
 * strip of features is laid out with these side by side, just before all outputs meet it. dx = dy W is computed as a matrix, a strip of
 * features at a time, for W to be read in its rows, and then interleaved.
 */
final class LaneLinearGradient extends ParallelKernel {

    /** Features of dx, or outputs of the bias, that are taken at a time. */
    private static final int STRIP = 256;

    /** Samples or outputs that are summed at a time: what a strip needs of x or W stays in the caches. */
    private static final int DEPTH = 128;

    private final Context context;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final Operation.Wanted wanted;
    private final int lanes;
    private final Tiles outputs;
    private final Tiles samples; // of a block
    private final Tiles lastSamples; // of the last block, which may have fewer

    LaneLinearGradient(Context context, Activation x, Activation y, int weight, int bias, Operation.Wanted wanted) {
        super(context.team());
        this.context = context;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        this.wanted = wanted;
        lanes = x.lanes();
        outputs = context.squareTiles(y.features(), wanted.addsParameters() || x.samples() > DEPTH);
        samples = context.panelTiles(lanes, y.features() > DEPTH);
        lastSamples = context.panelTiles(x.filledLanes(x.batch() - 1), y.features() > DEPTH);
        context.workspace().reservePerWorker((long) STRIP * (Math.max(x.allLanes(), 2 * lanes) + DEPTH + 1));
        phases(this::share);
    }

    private void share(int worker, int workers) {
        differentiateWeights(worker, workers);
        if (bias >= 0) {
            int sums = context.workspace().of(worker);
            int end = Shares.start(y.features(), worker + 1, workers);
            for (int output = Shares.start(y.features(), worker, workers); output < end; output += STRIP) {
                sumBias(output, Math.min(STRIP, end - output), sums);
            }
        }
        if (wanted.input()) {
            differentiateInput(worker, workers);
        }
    }

    /** A worker's share are neighbouring tiles of dW, those of one pair of vectors of features after those of another. */
    private void differentiateWeights(int worker, int workers) {
        int pairs = Shares.ceil(x.features(), 2 * lanes);
        int first = Shares.start(pairs * outputs.count(), worker, workers);
        int end = Shares.start(pairs * outputs.count(), worker + 1, workers);
        int endPair = Shares.ceil(end, outputs.count());
        int strip = STRIP / (2 * lanes);
        int features = context.workspace().of(worker);
        for (int pair = first / outputs.count(); pair < endPair; pair += strip) {
            int endOfStrip = Math.min(pair + strip, endPair);
            for (int sample = 0; sample < x.samples(); sample += DEPTH) {
                layOut(pair, endOfStrip, sample, features);
                multiplyStrip(first, end, pair, endOfStrip, sample, features);
            }
        }
    }

    /** Floats of one vector of features for some samples; one more lies between two, for the sake of the cache. */
    private int panel() {
        return (DEPTH + 1) * lanes;
    }

    /** Lays some samples of a strip of x out, vector by vector of features. */
    private void layOut(int firstPair, int endPair, int sample, int to) {
        int endBlock = Math.min(x.batch(), (sample + DEPTH) / lanes);
        for (int vector = 2 * firstPair; vector < 2 * endPair; vector++) {
            int count = Math.min(lanes, x.features() - vector * lanes);
            int panel = to + (vector - 2 * firstPair) * panel();
            for (int block = sample / lanes; block < endBlock && count > 0; block++) {
                Transposition.copy(
                        x.array(),
                        x.at() + block * x.row() + vector * lanes * lanes,
                        lanes,
                        count,
                        0,
                        lanes,
                        context.workspace().array(),
                        panel + (block * lanes - sample) * lanes,
                        lanes);
            }
        }
    }

    /** What some samples give to the tiles of a strip from {@code first} to {@code end}. */
    private void multiplyStrip(int first, int end, int firstPair, int endPair, int sample, int strip) {
        for (int tile = 0; tile < outputs.count(); tile++) {
            for (int pair = firstPair; pair < endPair; pair++) {
                int place = pair * outputs.count() + tile;
                if (first <= place && place < end) {
                    int features = strip + 2 * (pair - firstPair) * panel();
                    multiplyTile(tile, pair, sample, features, strip + STRIP / lanes * panel());
                }
            }
        }
    }

    /** What some samples give to the weights of a tile's outputs and two vectors of features. */
    private void multiplyTile(int tile, int pair, int sample, int features, int products) {
        float[] scratch = context.workspace().array();
        float[] target = context.parameters().gradients();
        int rows = outputs.rows(tile);
        int depth = Math.min(DEPTH, x.samples() - sample);
        int factors = y.gradient() + sample / lanes * y.row() + outputs.first(tile) * lanes;
        int to = weight + outputs.first(tile) * x.features() + 2 * pair * lanes;
        int width = Math.min(2 * lanes, x.features() - 2 * pair * lanes);
        boolean adds = wanted.addsParameters() || sample > 0;
        boolean isNarrow = width < 2 * lanes;
        if (adds && !isNarrow) {
            PanelTiles.accumulateSquares(
                    rows,
                    y.array(),
                    factors,
                    y.row(),
                    scratch,
                    features,
                    panel(),
                    depth,
                    target,
                    to,
                    lanes,
                    x.features());
            return;
        }
        PanelTiles.multiplySquares(
                rows,
                y.array(),
                factors,
                y.row(),
                scratch,
                features,
                panel(),
                depth,
                isNarrow ? scratch : target,
                isNarrow ? products : to,
                lanes,
                isNarrow ? 2 * lanes : x.features());
        for (int i = 0; i < rows && isNarrow; i++) {
            give(products + i * 2 * lanes, to + i * x.features(), width, adds);
        }
    }

    /** Takes part of a gradient from the workspace to where the parameters' gradients lie. */
    private void give(int from, int to, int count, boolean adds) {
        float[] scratch = context.workspace().array();
        float[] target = context.parameters().gradients();
        if (adds) {
            context.kernels().add(scratch, from, target, to, count);
        } else {
            System.arraycopy(scratch, from, target, to, count);
        }
    }

    private void sumBias(int first, int count, int sums) {
        float[] scratch = context.workspace().array();
        int from = y.gradient() + first * lanes;
        System.arraycopy(y.array(), from, scratch, sums, count * lanes);
        for (int block = 1; block < y.batch(); block++) {
            context.kernels().add(y.array(), from + block * y.row(), scratch, sums, count * lanes);
        }
        LaneSum.ofEach(scratch, sums, count);
        give(sums, bias + first, count, wanted.addsParameters());
    }

    private void differentiateInput(int worker, int workers) {
        int products = context.workspace().of(worker);
        int weights = products + STRIP * x.allLanes();
        int end = Shares.lineStart(x.features(), worker + 1, workers);
        for (int f = Shares.lineStart(x.features(), worker, workers); f < end; f += STRIP) {
            int width = Math.min(STRIP, end - f);
            for (int o = 0; o < y.features(); o += DEPTH) {
                int depth = Math.min(DEPTH, y.features() - o);
                layOutWeights(f, width, o, depth, weights);
                for (int vector = 0; vector * lanes < width; vector += 2) {
                    multiplyInput(o, depth, weights + vector * panel(), products + vector * x.allLanes() * lanes);
                }
            }
            interleave(f, width, products);
        }
    }

    /** A block of W, read in its rows, as columns of one vector a row. */
    private void layOutWeights(int feature, int width, int output, int depth, int weights) {
        for (int o = 0; o < depth; o++) {
            LaneKernels.copy(
                    Shares.ceil(width, lanes),
                    context.parameters().values(),
                    weight + (output + o) * x.features() + feature,
                    lanes,
                    context.workspace().array(),
                    weights + o * lanes,
                    panel());
        }
    }

    /** What some of the outputs add to two vectors of features of dx, for all samples. */
    private void multiplyInput(int output, int depth, int weights, int products) {
        float[] scratch = context.workspace().array();
        int second = x.allLanes() * lanes;
        for (int block = 0; block < x.batch(); block++) {
            Tiles tiles = block + 1 == x.batch() ? lastSamples : samples;
            for (int tile = 0; tile < tiles.count(); tile++) {
                int rows = tiles.rows(tile);
                int sample = tiles.first(tile);
                int from = y.gradient() + block * y.row() + output * lanes + sample;
                int to = products + (block * lanes + sample) * lanes;
                if (output > 0) {
                    PanelTiles.accumulate(
                            rows, y.array(), from, lanes, scratch, weights, panel(), depth, scratch, to, second, lanes);
                } else {
                    PanelTiles.multiply(
                            rows,
                            LaneKernels.ZEROS,
                            0,
                            y.array(),
                            from,
                            lanes,
                            scratch,
                            weights,
                            panel(),
                            depth,
                            scratch,
                            to,
                            second,
                            lanes);
                }
            }
        }
    }

    private void interleave(int strip, int width, int products) {
        float[] scratch = context.workspace().array();
        for (int f = 0; f < width; f += lanes) {
            int vector = products + f * x.allLanes();
            // The gradients of empty lanes are 0.
            Arrays.fill(scratch, vector + x.samples() * lanes, vector + x.allLanes() * lanes, 0);
            for (int block = 0; block < x.batch(); block++) {
                int from = vector + block * lanes * lanes;
                int to = x.gradient() + block * x.row() + (strip + f) * lanes;
                int columns = Math.min(lanes, width - f);
                Transposition.copy(scratch, from, lanes, lanes, 0, columns, x.array(), to, lanes, wanted.adds());
            }
        }
    }
}

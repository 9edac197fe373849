package dev.netc.cpu;

import java.util.Arrays;

/**
 * The gradients of a linear layer over interleaved samples. The sums of dW = dy^T x run across the lanes, so batch and output gradient,
 * which are small beside the weights, are first laid out in panels, with features and outputs side by side. dx = dy W is computed as a
 * matrix, a strip of features at a time, for W to be read in its rows, and then interleaved.
 */
final class LaneLinearGradient extends ParallelKernel {

    /** Features of dx that are taken at a time. */
    private static final int STRIP = 256;

    /** Samples or outputs that are summed at a time: what a strip needs of W stays in a second-level cache. */
    private static final int DEPTH = 128;

    private static final int ITEMS_PER_WORKER = 4;

    private final Context context;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final Operation.Wanted wanted;
    private final int lanes;
    private final Tiles outputs;
    private final int panels; // of the batch: vectors of features
    private final int panelPitch; // one more vector lies between two, for the sake of the cache
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
        outputs = context.panelTiles(y.features(), false);
        panels = Shares.roundUp(Shares.ceil(x.features(), lanes), 2);
        panelPitch = (x.samples() + 1) * lanes;
        samples = context.panelTiles(lanes, y.features() > DEPTH);
        lastSamples = context.panelTiles(x.filledLanes(x.batch() - 1), y.features() > DEPTH);
        context.workspace().reserveShared((long) panels * panelPitch + (long) y.features() * x.samples());
        long tile = 2L * lanes * context.kernels().tile(y.features());
        context.workspace().reservePerWorker(Math.max(tile, (long) STRIP * (x.allLanes() + DEPTH + 1)));
        if (wanted.input()) {
            phases(this::layOut, this::differentiateWeights, this::differentiateInput);
        } else {
            phases(this::layOut, this::differentiateWeights);
        }
    }

    /** A vector of features of each sample. */
    private int batchPanel(int panel) {
        return context.workspace().shared() + panel * panelPitch;
    }

    /** The gradients of a tile's outputs side by side, for each sample. */
    private int gradientPanel(int tile) {
        return batchPanel(panels) + outputs.first(tile) * x.samples();
    }

    private void layOut(int worker, int workers) {
        float[] scratch = context.workspace().array();
        int end = Shares.start(panels, worker + 1, workers);
        for (int panel = Shares.start(panels, worker, workers); panel < end; panel++) {
            int features = Math.min(lanes, x.features() - panel * lanes);
            for (int block = 0; block < x.batch() && features > 0; block++) {
                int from = x.at() + block * x.row() + panel * lanes * lanes;
                int to = batchPanel(panel) + block * lanes * lanes;
                int count = x.filledLanes(block);
                Transposition.copy(x.array(), from, lanes, features, 0, count, scratch, to, lanes);
            }
        }
        int endTile = Shares.start(outputs.count(), worker + 1, workers);
        for (int tile = Shares.start(outputs.count(), worker, workers); tile < endTile; tile++) {
            int rows = outputs.rows(tile);
            for (int block = 0; block < y.batch(); block++) {
                int from = y.gradient() + block * y.row() + outputs.first(tile) * lanes;
                int to = gradientPanel(tile) + block * lanes * rows;
                Transposition.copy(y.array(), from, lanes, rows, 0, y.filledLanes(block), scratch, to, rows);
            }
        }
    }

    private void differentiateWeights(int worker, int workers) {
        int pairs = panels / 2;
        int parts = Math.min(pairs, Shares.ceil(ITEMS_PER_WORKER * workers, outputs.count()));
        int items = outputs.count() * parts;
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int tile = item / parts;
            int part = item % parts;
            int endPair = Shares.start(pairs, part + 1, parts);
            for (int sample = 0; sample < x.samples(); sample += DEPTH) {
                for (int pair = Shares.start(pairs, part, parts); pair < endPair; pair++) {
                    multiplyWeights(tile, pair, sample, context.workspace().of(worker));
                }
            }
            if (part == 0 && bias >= 0) {
                sumBias(tile);
            }
        }
    }

    /** What some samples give to the weights of a tile's outputs and two vectors of features. */
    private void multiplyWeights(int tile, int pair, int sample, int products) {
        float[] scratch = context.workspace().array();
        float[] target = context.parameters().gradients();
        int rows = outputs.rows(tile);
        int depth = Math.min(DEPTH, x.samples() - sample);
        int factors = gradientPanel(tile) + sample * rows;
        int from = batchPanel(2 * pair) + sample * lanes;
        int to = weight + outputs.first(tile) * x.features() + 2 * pair * lanes;
        int width = Math.min(2 * lanes, x.features() - 2 * pair * lanes);
        boolean adds = wanted.addsParameters() || sample > 0;
        boolean isAside = adds || width < 2 * lanes;
        PanelTiles.multiply(
                rows,
                LaneKernels.ZEROS,
                0,
                scratch,
                factors,
                rows,
                scratch,
                from,
                panelPitch,
                depth,
                isAside ? scratch : target,
                isAside ? products : to,
                lanes,
                isAside ? 2 * lanes : x.features());
        if (isAside) {
            copyTile(rows, width, products, to, adds);
        }
    }

    private void copyTile(int rows, int width, int products, int to, boolean adds) {
        float[] scratch = context.workspace().array();
        float[] target = context.parameters().gradients();
        for (int i = 0; i < rows; i++) {
            int from = products + i * 2 * lanes;
            if (adds) {
                context.kernels().add(scratch, from, target, to + i * x.features(), width);
            } else {
                System.arraycopy(scratch, from, target, to + i * x.features(), width);
            }
        }
    }

    private void sumBias(int tile) {
        float[] target = context.parameters().gradients();
        int first = outputs.first(tile);
        for (int o = first; o < first + outputs.rows(tile); o++) {
            double sum = 0;
            for (int block = 0; block < y.batch(); block++) {
                sum += context.kernels().sum(y.array(), y.gradient() + block * y.row() + o * lanes, lanes);
            }
            target[bias + o] = (float) (wanted.addsParameters() ? target[bias + o] + sum : sum);
        }
    }

    private void differentiateInput(int worker, int workers) {
        int products = context.workspace().of(worker);
        int end = Shares.lineStart(x.features(), worker + 1, workers);
        for (int f = Shares.lineStart(x.features(), worker, workers); f < end; f += STRIP) {
            int width = Math.min(STRIP, end - f);
            for (int o = 0; o < y.features(); o += DEPTH) {
                int depth = Math.min(DEPTH, y.features() - o);
                layOutWeights(f, width, o, depth, products + STRIP * x.allLanes());
                for (int j = 0; j < width; j += 2 * lanes) {
                    multiplyInput(o, depth, products + STRIP * x.allLanes() + j * (DEPTH + 1), products + j);
                }
            }
            // The gradients of empty lanes are 0.
            float[] scratch = context.workspace().array();
            Arrays.fill(scratch, products + x.samples() * STRIP, products + x.allLanes() * STRIP, 0);
            interleave(f, width, products);
        }
    }

    /** A block of W, read in its rows, as columns of one vector a row; one more vector lies between two, for the sake of the cache. */
    private void layOutWeights(int feature, int width, int output, int depth, int panels) {
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
        int second = (DEPTH + 1) * lanes;
        for (int block = 0; block < x.batch(); block++) {
            Tiles tiles = block + 1 == x.batch() ? lastSamples : samples;
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
            int from = products + block * lanes * STRIP;
            int to = x.gradient() + block * x.row() + strip * lanes;
            if (wanted.adds()) {
                for (int f = 0; f < width; f++) {
                    for (int n = 0; n < lanes; n++) {
                        target[to + f * lanes + n] += scratch[from + n * STRIP + f];
                    }
                }
            } else {
                Transposition.copy(scratch, from, STRIP, lanes, 0, width, target, to, lanes);
            }
        }
    }
}

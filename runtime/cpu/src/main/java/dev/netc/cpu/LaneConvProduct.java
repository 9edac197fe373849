package dev.netc.cpu;

import dev.netc.cpu.LanePlaces.ColumnClass;
import dev.netc.cpu.LanePlaces.Pair;
import dev.netc.cpu.LanePlaces.Range;
import java.util.List;

/**
 * What a convolution's forward pass and its input's gradient have in common over interleaved samples: each place of the result is a sum
 * over the window's elements that meet it ({@link LaneAxis}) and over the channels of the source. Exactly these are computed: no border
 * is padded, no stride filled with zeros.
 *
 * <p>What some places read of the source is brought together first, the channels of an element side by side, where they lie a plane apart:
 * so tiles read a second-level cache in order.
 *
 * <p>A register tile takes a few channels of the result at two places which the same elements meet: neighbours, or the same place of the
 * next block of samples. Its weights have been laid out in the order in which it needs them, so that all its addresses are one number
 * and constants. Places differ only by where they read and by how many elements meet them from which row on; columns at the border,
 * where fewer do, have copies of the weights with these alone.
 */
final class LaneConvProduct {

    private static final int ITEMS_PER_WORKER = 4;

    /**
     * An image on one side of the product.
     *
     * @param channels of a group
     * @param plane floats of a channel of a block of samples
     * @param block floats of a block
     * @param columns of the image
     */
    record Image(float[] array, int at, int channels, int plane, int block, int columns) {

        static Image of(Activation x, int at, int groups) {
            return new Image(x.array(), at, x.channels() / groups, x.area(), x.row(), x.columns());
        }
    }

    /**
     * How far apart the weights of neighbouring channels and groups lie; those of a window lie side by side.
     *
     * @param at the first
     */
    record Weights(int at, int resultChannel, int sourceChannel, int group) {}

    private final Context context;
    private final LaneAxis rows;
    private final LaneAxis columns;
    private final int lanes;
    private final int blocks;
    private final int groups;
    private final Image source;
    private final Image result;
    private final Weights weights;
    private final Tiles tiles; // of a group's channels of the result
    private final int blocksTogether;
    private final List<ColumnClass> classes; // those with most columns first
    private final int[][] tables; // for each class, where the elements lie from the first on
    private final Range[] ranges;
    private final int gatheredFloats; // of the largest range
    private final int pitch; // floats from an element that was brought together to the next
    private final Prefetch prefetch;

    LaneConvProduct(
            Context context,
            LaneAxis rows,
            LaneAxis columns,
            int lanes,
            int blocks,
            int groups,
            Image source,
            Image result,
            Weights weights) {
        this.context = context;
        this.rows = rows;
        this.columns = columns;
        this.lanes = lanes;
        this.blocks = blocks;
        this.groups = groups;
        this.source = source;
        this.result = result;
        this.weights = weights;
        tiles = context.tableTiles(result.channels);
        blocksTogether = blocks % 2 == 0 ? 2 : 1;
        int items = blocks / blocksTogether * groups * tiles.count();
        int leastRanges = Shares.ceil(ITEMS_PER_WORKER * context.workers(), items);
        LanePlaces places = new LanePlaces(rows, columns, lanes, blocksTogether, source, result, leastRanges);
        classes = places.columnClasses();
        tables = places.tables();
        ranges = places.ranges();
        gatheredFloats = places.largest();
        pitch = places.pitch();
        prefetch = new Prefetch((long) blocks * source.block / context.workers());
        context.workspace().reserveShared((long) groups * tiles.count() * PanelTiles.PITCH * weightsOfChannel());
        context.workspace()
                .reservePerWorker(
                        gatheredFloats + 2L * lanes * context.kernels().tile(result.channels));
    }

    /** All weights of all classes that a channel of the result needs. */
    private int weightsOfChannel() {
        ColumnClass last = classes.get(classes.size() - 1);
        return rows.order().length * (last.before() + last.count()) * source.channels;
    }

    /** Where a tile's weights of a class lie: for each row and column of the window and each source channel those of the tile. */
    private int panel(int group, int tile, ColumnClass met) {
        int before = (group * tiles.count() + tile) * weightsOfChannel();
        int within = rows.order().length * met.before() * source.channels;
        return context.workspace().shared() + (before + within) * PanelTiles.PITCH;
    }

    /** The first phase: lays the weights out. */
    void layOutWeights(int worker, int workers) {
        int items = groups * tiles.count();
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int group = item / tiles.count();
            int tile = item % tiles.count();
            for (int i = 0; i < classes.size(); i++) {
                layOutWeights(group, tile, i);
            }
        }
    }

    private void layOutWeights(int group, int tile, int index) {
        ColumnClass met = classes.get(index);
        int whole = 0;
        while (!classes.get(whole).holds(met)) {
            whole++;
        }
        int column = source.channels * PanelTiles.PITCH;
        for (int row = 0; row < rows.order().length; row++) {
            int to = panel(group, tile, met) + row * met.count() * column;
            if (whole < index) {
                copy(group, tile, row, classes.get(whole), met, to);
            } else {
                for (int i = 0; i < met.count(); i++) {
                    int element = rows.order()[row] * columns.order().length + columns.order()[met.first() + i];
                    turn(group, tile, element, to + i * column);
                }
            }
        }
    }

    /** The columns that a class shares with one of those before. */
    private void copy(int group, int tile, int row, ColumnClass whole, ColumnClass part, int to) {
        float[] turned = context.workspace().array();
        int column = source.channels * PanelTiles.PITCH;
        int from = panel(group, tile, whole) + (row * whole.count() + part.first() - whole.first()) * column;
        System.arraycopy(turned, from, turned, to, part.count() * column);
    }

    /** One element of the window: for each source channel the weights of the tile's channels side by side. */
    private void turn(int group, int tile, int element, int to) {
        float[] values = context.parameters().values();
        float[] turned = context.workspace().array();
        int count = tiles.rows(tile);
        int first = weights.at + group * weights.group + tiles.first(tile) * weights.resultChannel + element;
        for (int channel = 0; channel < source.channels; channel++) {
            int from = first + channel * weights.sourceChannel;
            for (int i = 0; i < count; i++) {
                turned[to + channel * PanelTiles.PITCH + i] = values[from + i * weights.resultChannel];
            }
        }
    }

    /**
     * The second phase: all products.
     *
     * @param bias where in the parameters each channel's first summand lies; negative for none
     * @param rectifier what becomes of the results
     * @param adds whether the result grows
     */
    void multiply(int worker, int workers, int bias, Rectifier rectifier, boolean adds) {
        int items = blocks / blocksTogether * groups * ranges.length * tiles.count();
        int begin = Shares.start(items, worker, workers);
        int end = Shares.start(items, worker + 1, workers);
        for (int item = begin; item < end; item++) {
            int tile = item % tiles.count();
            Range range = ranges[item / tiles.count() % ranges.length];
            int group = item / tiles.count() / ranges.length % groups;
            int block = item / tiles.count() / ranges.length / groups * blocksTogether;
            if (item == begin || tile == 0) {
                gather(range, block, group, context.workspace().of(worker));
            }
            for (Pair pair : range.pairs()) {
                multiply(pair, block, group, tile, worker, bias, rectifier, adds);
            }
        }
    }

    /** Brings together what a range reads of a group's channels. */
    private void gather(Range range, int block, int group, int to) {
        int plane = source.at + block * source.block + group * source.channels * source.plane;
        int next = to;
        for (int i = 0; i < blocksTogether; i++) {
            int from = plane + range.from()[i];
            prefetch.read(source.array, from, range.elements()[i] * lanes, source.channels, source.plane);
            for (int element = 0; element < range.elements()[i]; element++) {
                LaneKernels.copy(
                        source.channels,
                        source.array,
                        from + element * lanes,
                        source.plane,
                        context.workspace().array(),
                        next,
                        lanes);
                next += pitch;
            }
        }
    }

    private void multiply(
            Pair pair, int block, int group, int tile, int worker, int bias, Rectifier rectifier, boolean adds) {
        float[] scratch = context.workspace().array();
        boolean hasBias = bias >= 0;
        int count = tiles.rows(tile);
        int channel = group * result.channels + tiles.first(tile);
        int to = result.at + block * result.block + channel * result.plane;
        int gathered = context.workspace().of(worker);
        ColumnClass met = classes.get(pair.columns());
        LaneKernels.multiply(
                count,
                hasBias ? context.parameters().values() : LaneKernels.ZEROS,
                hasBias ? bias + channel : 0,
                scratch,
                panel(group, tile, met) + pair.row() * met.count() * source.channels * PanelTiles.PITCH,
                scratch,
                gathered + pair.source(),
                gathered + pair.source2(),
                tables[pair.columns()],
                pair.depth(),
                result.array,
                to + pair.target(),
                pair.target2() == Pair.ALONE ? LaneKernels.NOWHERE : to + pair.target2(),
                result.plane,
                adds,
                scratch,
                gathered + gatheredFloats);
        LaneKernels.rectify(
                rectifier,
                count,
                result.array,
                to + pair.target(),
                pair.target2() == Pair.ALONE ? to + pair.target() : to + pair.target2(),
                result.plane);
    }
}

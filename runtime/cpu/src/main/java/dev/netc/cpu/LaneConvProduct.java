package dev.netc.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** Floats of the source that are brought together for all tiles: three eighths of a second-level cache of 2 MiB. */
    private static final int SOURCE = 192 * 1024;

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

    /** Columns of the window that meet some columns of the result, and how many there are in the classes before. */
    private record ColumnClass(int first, int count, int before) {

        boolean holds(ColumnClass other) {
            return first <= other.first && other.first + other.count <= first + count;
        }
    }

    /**
     * Two places that a tile computes together.
     *
     * @param columns which copy of the weights
     * @param row the first row of the window, in the order of {@link LaneAxis}, that meets them
     * @param depth rows that meet them, times columns, times channels
     * @param source where the first element lies for the first place, in the source's first channel; in a range, among what was brought together
     * @param source2 and for the second
     * @param target where the first place lies in the result's first channel
     * @param target2 and the second; {@link #ALONE} if there is none
     */
    private record Pair(int columns, int row, int depth, int source, int source2, int target, int target2) {

        private static final int ALONE = -1;

        /** Where the first element lies for each place that any meet. */
        int[] places() {
            if (depth == 0) {
                return new int[0];
            }
            return target2 == ALONE ? new int[] {source} : new int[] {source, source2};
        }

        Pair withSources(IntUnaryOperator move) {
            return depth == 0
                    ? new Pair(columns, row, depth, 0, 0, target, target2)
                    : new Pair(columns, row, depth, move.applyAsInt(source), move.applyAsInt(source2), target, target2);
        }
    }

    /**
     * Pairs that are computed for all tiles before the next.
     *
     * @param from for each block that is taken together where the part begins that they read of a channel of the source
     * @param elements and how many it has
     */
    private record Range(Pair[] pairs, int[] from, int[] elements) {

        int allElements() {
            return IntStream.of(elements).sum();
        }
    }

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
    private final List<ColumnClass> classes; // those with most columns first
    private final int[][] tables; // for each class, where the elements lie from the first on
    private final int blocksTogether;
    private final Range[] ranges; // in which the pairs are cut
    private final Prefetch prefetch;
    private final int gatheredFloats; // of the largest range
    private final int pitch; // floats from an element that was brought together to the next

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
        classes = classes();
        pitch = (source.channels | 1) * lanes; // odd, so that a channel's elements do not meet in a few sets of a cache
        prefetch = new Prefetch((long) blocks * source.block / context.workers());
        tables = classes.stream().map(this::table).toArray(int[][]::new);
        blocksTogether = blocks % 2 == 0 ? 2 : 1;
        ranges = ranges(pairs());
        gatheredFloats =
                pitch * Stream.of(ranges).mapToInt(Range::allElements).max().orElse(0);
        context.workspace().reserveShared((long) groups * tiles.count() * PanelTiles.PITCH * weightsOfChannel());
        context.workspace()
                .reservePerWorker(
                        gatheredFloats + 2L * lanes * context.kernels().tile(result.channels));
    }

    private List<ColumnClass> classes() {
        List<ColumnClass> distinct = IntStream.range(0, columns.places())
                .mapToObj(p -> new ColumnClass(columns.first()[p], columns.count()[p], 0))
                .distinct()
                .sorted(Comparator.comparingInt(ColumnClass::count).reversed())
                .toList();
        List<ColumnClass> placed = new ArrayList<>();
        int before = 0;
        for (ColumnClass next : distinct) {
            placed.add(new ColumnClass(next.first, next.count, before));
            before += next.count;
        }
        return placed;
    }

    private int classOf(int column) {
        return IntStream.range(0, classes.size())
                .filter(i -> classes.get(i).first == columns.first()[column]
                        && classes.get(i).count == columns.count()[column])
                .findFirst()
                .orElseThrow();
    }

    private int[] table(ColumnClass met) {
        int[] offsets = new int[rows.order().length * met.count * source.channels];
        int k = 0;
        for (int row = 0; row < rows.order().length; row++) {
            for (int column = 0; column < met.count; column++) {
                int element = row * rows.step() * source.columns + column * columns.step();
                for (int channel = 0; channel < source.channels; channel++) {
                    offsets[k++] = element * pitch + channel * lanes;
                }
            }
        }
        return offsets;
    }

    /** All places of as many blocks as are taken together, in pairs. */
    private Pair[] pairs() {
        int[] classOf = IntStream.range(0, columns.places()).map(this::classOf).toArray();
        List<Pair> found = new ArrayList<>();
        Map<List<Integer>, Pair> waiting = new HashMap<>();
        for (int block = 0; block < blocksTogether; block++) {
            for (int row = 0; row < rows.places(); row++) {
                for (int column = 0; column < columns.places(); column++) {
                    Pair place = place(block, row, column, classOf[column]);
                    List<Integer> kind = List.of(place.columns, place.row, place.depth);
                    Pair partner = waiting.remove(kind);
                    if (partner == null) {
                        waiting.put(kind, place);
                    } else {
                        found.add(new Pair(
                                place.columns,
                                place.row,
                                place.depth,
                                partner.source,
                                place.source,
                                partner.target,
                                place.target));
                    }
                }
            }
        }
        found.addAll(waiting.values());
        found.sort(Comparator.comparingInt(Pair::target));
        return found.toArray(Pair[]::new);
    }

    private Pair place(int block, int row, int column, int columnClass) {
        int element = rows.source()[row] * source.columns + columns.source()[column];
        int from = block * source.block + element * lanes;
        int depth = rows.count()[row] * columns.count()[column] * source.channels;
        int to = block * result.block + (row * result.columns + column) * lanes;
        return new Pair(columnClass, rows.first()[row], depth, from, from, to, Pair.ALONE);
    }

    private Range[] ranges(Pair[] pairs) {
        int forCache = Shares.ceil(blocksTogether * source.channels * source.plane, SOURCE);
        int items = blocks / blocksTogether * groups * tiles.count();
        int forWorkers = Shares.ceil(ITEMS_PER_WORKER * context.workers(), items);
        int count = Math.min(pairs.length, Math.max(forCache, forWorkers));
        return IntStream.range(0, count)
                .mapToObj(i -> Arrays.copyOfRange(
                        pairs, Shares.start(pairs.length, i, count), Shares.start(pairs.length, i + 1, count)))
                .map(this::range)
                .toArray(Range[]::new);
    }

    private Range range(Pair[] pairs) {
        int[] from = new int[blocksTogether];
        int[] to = new int[blocksTogether];
        Arrays.fill(from, Integer.MAX_VALUE);
        for (Pair pair : pairs) {
            for (int place : pair.places()) {
                int block = place / source.block;
                int last = place + lastElement(pair) * lanes;
                from[block] = Math.min(from[block], Math.min(place, last));
                to[block] = Math.max(to[block], Math.max(place, last) + lanes);
            }
        }
        int[] elements = IntStream.range(0, blocksTogether)
                .map(block -> Math.max(0, to[block] - from[block]) / lanes)
                .toArray();
        Pair[] moved = Stream.of(pairs)
                .map(pair -> pair.withSources(place -> {
                    int block = place / source.block;
                    int before = block == 0 ? 0 : elements[0];
                    return (before + (place - from[block]) / lanes) * pitch;
                }))
                .toArray(Pair[]::new);
        return new Range(moved, from, elements);
    }

    /** How many elements of the source's image the last that meets a pair's place lies behind the first, or negative, before it. */
    private int lastElement(Pair pair) {
        int across = classes.get(pair.columns).count;
        int down = pair.depth / (across * source.channels);
        return (down - 1) * rows.step() * source.columns + (across - 1) * columns.step();
    }

    /** All weights of all classes that a channel of the result needs. */
    private int weightsOfChannel() {
        ColumnClass last = classes.get(classes.size() - 1);
        return rows.order().length * (last.before + last.count) * source.channels;
    }

    /** Where a tile's weights of a class lie: for each row and column of the window and each source channel those of the tile. */
    private int panel(int group, int tile, ColumnClass met) {
        int before = (group * tiles.count() + tile) * weightsOfChannel();
        int within = rows.order().length * met.before * source.channels;
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
            int to = panel(group, tile, met) + row * met.count * column;
            if (whole < index) {
                copy(group, tile, row, classes.get(whole), met, to);
            } else {
                for (int i = 0; i < met.count; i++) {
                    int element = rows.order()[row] * columns.order().length + columns.order()[met.first + i];
                    turn(group, tile, element, to + i * column);
                }
            }
        }
    }

    /** The columns that a class shares with one of those before. */
    private void copy(int group, int tile, int row, ColumnClass whole, ColumnClass part, int to) {
        float[] turned = context.workspace().array();
        int column = source.channels * PanelTiles.PITCH;
        int from = panel(group, tile, whole) + (row * whole.count + part.first - whole.first) * column;
        System.arraycopy(turned, from, turned, to, part.count * column);
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
            for (Pair pair : range.pairs) {
                multiply(pair, block, group, tile, worker, bias, rectifier, adds);
            }
        }
    }

    /** Brings together what a range reads of a group's channels. */
    private void gather(Range range, int block, int group, int to) {
        int plane = source.at + block * source.block + group * source.channels * source.plane;
        int next = to;
        for (int i = 0; i < blocksTogether; i++) {
            int from = plane + range.from[i];
            prefetch.read(source.array, from, range.elements[i] * lanes, source.channels, source.plane);
            for (int element = 0; element < range.elements[i]; element++) {
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
        ColumnClass met = classes.get(pair.columns);
        LaneKernels.multiply(
                count,
                hasBias ? context.parameters().values() : LaneKernels.ZEROS,
                hasBias ? bias + channel : 0,
                scratch,
                panel(group, tile, met) + pair.row * met.count * source.channels * PanelTiles.PITCH,
                scratch,
                gathered + pair.source,
                gathered + pair.source2,
                tables[pair.columns],
                pair.depth,
                result.array,
                to + pair.target,
                pair.target2 == Pair.ALONE ? LaneKernels.NOWHERE : to + pair.target2,
                result.plane,
                adds,
                scratch,
                gathered + gatheredFloats);
        LaneKernels.rectify(
                rectifier,
                count,
                result.array,
                to + pair.target,
                pair.target2 == Pair.ALONE ? to + pair.target : to + pair.target2,
                result.plane);
    }
}

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
 * The places of a {@link LaneConvProduct}'s result, of some blocks of samples: in pairs that a tile computes together, and in ranges of pairs
 * for which the source is brought together, the channels of an element side by side.
 */
final class LanePlaces {

    /** Floats of the source that are brought together for all tiles: three eighths of a second-level cache of 2 MiB. */
    private static final int SOURCE = 192 * 1024;

    /** Columns of the window that meet some columns of the result, and how many there are in the classes before. */
    record ColumnClass(int first, int count, int before) {

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
    record Pair(int columns, int row, int depth, int source, int source2, int target, int target2) {

        static final int ALONE = -1;

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
    record Range(Pair[] pairs, int[] from, int[] elements) {

        int allElements() {
            return IntStream.of(elements).sum();
        }
    }

    private final LaneAxis rows;
    private final LaneAxis columns;
    private final int lanes;
    private final int blocksTogether;
    private final LaneConvProduct.Image source;
    private final LaneConvProduct.Image result;
    private final int pitch;
    private final List<ColumnClass> classes;
    private final int[][] tables;
    private final Range[] ranges;

    /** @param leastRanges how many ranges there are at least, if there are as many pairs */
    LanePlaces(
            LaneAxis rows,
            LaneAxis columns,
            int lanes,
            int blocksTogether,
            LaneConvProduct.Image source,
            LaneConvProduct.Image result,
            int leastRanges) {
        this.rows = rows;
        this.columns = columns;
        this.lanes = lanes;
        this.blocksTogether = blocksTogether;
        this.source = source;
        this.result = result;
        pitch = (source.channels() | 1)
                * lanes; // odd, so that a channel's elements do not meet in a few sets of a cache
        classes = classes();
        tables = classes.stream().map(this::table).toArray(int[][]::new);
        ranges = ranges(pairs(), leastRanges);
    }

    /** The classes of columns, those with most columns first. */
    List<ColumnClass> columnClasses() {
        return classes;
    }

    /** For each class, where the elements lie from the first on, among what was brought together. */
    int[][] tables() {
        return tables;
    }

    Range[] ranges() {
        return ranges;
    }

    /** Floats from an element that was brought together to the next. */
    int pitch() {
        return pitch;
    }

    /** Floats that the largest range brings together. */
    int largest() {
        return pitch * Stream.of(ranges).mapToInt(Range::allElements).max().orElse(0);
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
        int[] offsets = new int[rows.order().length * met.count * source.channels()];
        int k = 0;
        for (int row = 0; row < rows.order().length; row++) {
            for (int column = 0; column < met.count; column++) {
                int element = row * rows.step() * source.columns() + column * columns.step();
                for (int channel = 0; channel < source.channels(); channel++) {
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
        int element = rows.source()[row] * source.columns() + columns.source()[column];
        int from = block * source.block() + element * lanes;
        int depth = rows.count()[row] * columns.count()[column] * source.channels();
        int to = block * result.block() + (row * result.columns() + column) * lanes;
        return new Pair(columnClass, rows.first()[row], depth, from, from, to, Pair.ALONE);
    }

    /** Cuts the pairs into as many ranges as the cache asks for, at least so many. */
    private Range[] ranges(Pair[] pairs, int least) {
        int forCache = Shares.ceil(blocksTogether * source.channels() * source.plane(), SOURCE);
        int count = Math.min(pairs.length, Math.max(forCache, least));
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
                int block = place / source.block();
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
                    int block = place / source.block();
                    int before = block == 0 ? 0 : elements[0];
                    return (before + (place - from[block]) / lanes) * pitch;
                }))
                .toArray(Pair[]::new);
        return new Range(moved, from, elements);
    }

    /** How many elements of the source's image the last that meets a pair's place lies behind the first, or negative, before it. */
    private int lastElement(Pair pair) {
        int across = classes.get(pair.columns).count;
        int down = pair.depth / (across * source.channels());
        return (down - 1) * rows.step() * source.columns() + (across - 1) * columns.step();
    }
}

package dev.netc.cpu;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Has the virtual machine compile the tiles of a program before its first step, by calling each some thousand times for one product.
 * Without it the first step interprets them at a ten-thousandth of their speed, and they are compiled one after the other, as the step comes
 * to them. A tile is warmed up once in a virtual machine.
 */
final class WarmUp {

    /** What the products of a tile are. */
    enum Kind {
        /** Rows of numbers, each by itself, times vectors. */
        ROWS,
        /** The same with the rows' numbers side by side: {@link PanelTiles}. */
        PANEL,
        /** A panel times vectors, added to what is there. */
        GROWING_PANEL,
        /** Squares in place of a panel. */
        SQUARES,
        /** The same, added to what is there. */
        GROWING_SQUARES,
        /** A panel times vectors of which a table says where they lie. */
        TABLE,
        /** Vectors times vectors, each lane for itself. */
        LANES,
        /** The same for so many vectors that are neighbours. */
        NEIGHBOURS,
        /** Winograd's transforms going forward, for tiles of the image of so many rows. */
        WINOGRAD,
        /** Those of its gradient. */
        WINOGRAD_GRADIENT,
        /** Those of its filters' gradient. */
        WINOGRAD_WEIGHTS,
        /** A plane times nine numbers. */
        DEPTHWISE,
        /** The same over interleaved samples, for windows of so many elements. */
        LANE_DEPTHWISE,
        /** No products, but the larger of two vectors, and the gradient of that. */
        MAXIMUM,
        /**
         * Squares of numbers with rows and columns exchanged, and their rows added up. Compiled later, beside the steps, C2 of JDK 17 makes
         * objects of some of their vectors.
         */
        SQUARE
    }

    private record Tile(Kind kind, int rows) {}

    /** How many calls before the clock is looked at. */
    private static final int CALLS_TOGETHER = 100;

    /** Compiled, a call takes a twentieth of this, interpreted twenty times as long. */
    private static final long FAST = TimeUnit.MICROSECONDS.toNanos(1);

    /** When to give up, for virtual machines that only interpret. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

    /** Products in a sum: few, so that calls are counted out before turns of the loop are, and the whole method is compiled. */
    private static final int DEPTH = 16;

    /** The same for tiles that take two products a turn, and what is left afterwards. */
    private static final int ODD_DEPTH = DEPTH + 1;

    /** Zeros enough for the largest tile, and for what it gives. */
    private static final int NUMBERS = 4096;

    /** Vectors of a row: some, since what is compiled for one is compiled again when there are more. */
    private static final int VECTORS = 4;

    /** Says of whatever it is that it lies at the beginning. */
    private static final int[] FIRST = new int[256];

    /** Says of whatever it is that it lies in no image. */
    private static final boolean[] NOWHERE = new boolean[256];

    private static final DepthwiseKernels.Neighbours WINDOW = new DepthwiseKernels.Neighbours(FIRST, NOWHERE, NOWHERE);

    private static final Set<Tile> WARM = ConcurrentHashMap.newKeySet();

    private final Set<Tile> wanted = new LinkedHashSet<>();

    /** Says that a program runs tiles of so many rows. */
    void add(Kind kind, int rows) {
        wanted.add(new Tile(kind, rows));
    }

    /** Warms up what is not warm yet, the tiles shared among the workers. Whatever has tiles also lays matrices out for them. */
    void run(WorkerTeam team) {
        if (!wanted.isEmpty()) {
            add(Kind.SQUARE, 0);
        }
        List<Tile> cold = wanted.stream().filter(WARM::add).toList();
        if (!cold.isEmpty()) {
            team.run((worker, workers) -> {
                for (int i = worker; i < cold.size(); i += workers) {
                    warm(cold.get(i));
                }
            });
        }
    }

    private static void warm(Tile tile) {
        float[] numbers = new float[NUMBERS];
        long start = System.nanoTime();
        long before;
        long now = start;
        do {
            before = now;
            for (int call = 0; call < CALLS_TOGETHER; call++) {
                run(tile, numbers);
                runAnother(numbers);
            }
            now = System.nanoTime();
        } while (now - before > CALLS_TOGETHER * FAST && now - start < LONGEST);
    }

    /**
     * An operation of another kind than products. As long as it has seen products alone, C2 compiles what all operations have in common for
     * these alone, and falls out of it at the first other one. That is counted, for each use, in whatever is compiled afterwards: in large
     * tiles it then takes vectors for objects of unknown class, and really makes objects of them.
     */
    private static void runAnother(float[] numbers) {
        LaneKernels.max(numbers, 0, 0, numbers, 0, 1);
    }

    /** One product of zeros: numbers or vectors from the array's beginning, times vectors from there, to its second half. */
    private static void run(Tile tile, float[] numbers) {
        int rows = tile.rows;
        int lanes = VectorKernels.SPECIES.length();
        int to = NUMBERS / 2;
        switch (tile.kind) {
            case ROWS ->
                RowTiles.multiply(
                        rows, numbers, 0, numbers, 0, 0, numbers, 0, lanes, lanes, ODD_DEPTH, numbers, to, lanes,
                        2 * lanes);
            case PANEL ->
                PanelTiles.multiply(
                        rows, numbers, 0, numbers, 0, rows, numbers, 0, lanes, DEPTH, numbers, to, lanes, 2 * lanes);
            case GROWING_PANEL ->
                PanelTiles.accumulate(rows, numbers, 0, rows, numbers, 0, lanes, DEPTH, numbers, to, lanes, 2 * lanes);
            case SQUARES ->
                PanelTiles.multiplySquares(
                        rows, numbers, 0, 0, numbers, 0, lanes, DEPTH, numbers, to, lanes, 2 * lanes);
            case GROWING_SQUARES ->
                PanelTiles.accumulateSquares(
                        rows, numbers, 0, 0, numbers, 0, lanes, DEPTH, numbers, to, lanes, 2 * lanes);
            case TABLE ->
                PanelTiles.multiplyAt(
                        rows, numbers, 0, numbers, 0, numbers, 0, lanes, FIRST, DEPTH, numbers, to, lanes, 2 * lanes);
            case LANES -> LaneTiles.correlate(numbers, 0, numbers, 0, FIRST, 0, FIRST, 0, DEPTH, numbers, to);
            case NEIGHBOURS ->
                LaneTiles.correlateNeighbours(rows, numbers, 0, numbers, 0, FIRST, 0, DEPTH, numbers, to);
            case WINOGRAD -> {
                WinogradTiles.image(rows, 1, numbers, 0, 0, lanes, lanes, numbers, to, 0, lanes, lanes, numbers, 0);
                WinogradTiles.output(rows, 1, numbers, 0, 0, lanes, lanes, numbers, to, 0, lanes, lanes, numbers, 0);
            }
            case WINOGRAD_GRADIENT -> {
                WinogradTiles.outputGradient(
                        rows, 1, numbers, 0, 0, lanes, lanes, numbers, to, 0, lanes, lanes, numbers, 0);
                WinogradTiles.imageGradient(
                        rows, 1, numbers, 0, 0, lanes, lanes, numbers, to, 0, lanes, lanes, numbers, 0);
                WinogradTiles.addImageGradient(
                        rows, 1, numbers, 0, 0, lanes, lanes, numbers, to, 0, lanes, lanes, numbers, 0);
            }
            case WINOGRAD_WEIGHTS -> {
                WinogradTiles.image(rows, 1, numbers, 0, 0, lanes, lanes, numbers, to, 0, lanes, lanes, numbers, 0);
                WinogradTiles.outputGradient(
                        rows, 1, numbers, 0, 0, lanes, lanes, numbers, to, 0, lanes, lanes, numbers, 0);
                WinogradTiles.filterGradient(
                        rows, 1, numbers, 0, 0, lanes, lanes, numbers, to, 0, lanes, lanes, numbers, 0);
            }
            case DEPTHWISE -> {
                DepthwiseKernels kernels = new VectorDepthwiseKernels();
                int count = VECTORS * lanes;
                kernels.convolve(WINDOW, numbers, 0, numbers, 0, numbers, to, count);
                kernels.correlate(WINDOW, numbers, 0, numbers, 0, numbers, to, count);
                kernels.spread(numbers, 0, numbers, 0, NOWHERE, 1, numbers, to, count, count);
            }
            case LANE_DEPTHWISE -> {
                int[] taps = new int[rows];
                int[] less = new int[rows * 2 / 3];
                LaneDepthwiseKernels.sum(numbers, 0, taps, 0, numbers, 0, taps, lanes, numbers, to, lanes, VECTORS);
                LaneDepthwiseKernels.sum(numbers, 0, less, 0, numbers, 0, less, lanes, numbers, to, lanes, VECTORS);
            }
            case SQUARE -> {
                SquareTiles.transpose(numbers, 0, numbers, to, lanes);
                SquareTiles.sum(numbers, 0, to);
            }
            case MAXIMUM -> {
                LaneKernels.max(numbers, 0, lanes, numbers, to, rows);
                LaneKernels.maxGradient(numbers, 0, 0, lanes, numbers, to, numbers, to, rows, false);
                LaneKernels.maxOfFour(numbers, 0, 2 * lanes, numbers, to, rows);
                LaneKernels.maxOfFourGradient(numbers, 0, 0, 2 * lanes, numbers, to, numbers, to, rows);
            }
        }
    }
}

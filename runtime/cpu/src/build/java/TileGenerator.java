import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the register tiles of the matrix products, RowTiles and DotTiles. C2 keeps accumulators in registers only if they are local
 * variables, so a tile of another size is another method with the same text: here that text stands once. The build runs this file with
 * the directory to write to as its argument.
 */
final class TileGenerator {

    /** Rows of the tiles of two vectors each. With 16 vector registers the largest that fits has 6 rows, with 32 it has 12. */
    private static final int[] ROWS = {1, 2, 4, 6, 8, 10, 12};

    /** Rows and columns of the inner products that are summed at a time: 12 accumulators fit in 16 registers with their operands. */
    private static final int DOT_ROWS = 4;

    private static final int DOT_COLUMNS = 3;

    private static final String ROW_TILES =
            """
            package dev.netc.cpu;

            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /** The tiles of {@link VectorKernels#rows}: so many rows by two vectors of a matrix product, all in registers. */
            final class RowTiles {

                private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
                private static final int LANES = SPECIES.length();

                private RowTiles() {}

                /** The tile's product of depth {@code k1 - k0}; the other arguments are those of {@link Kernels#rows}. */
                static void multiply(
                        int rows, float[] a, int a0, int p, float[] b, int b0, int[] table, int k0, int k1,
                        float[] c, int c0, int cp) {
                    switch (rows) {
            %s            default -> throw new IllegalArgumentException("no tile of " + rows + " rows");
                    }
                }
            %s}
            """;

    private static final String ROW_CASE =
            """
                        case %1$d -> multiply%1$d(a, a0, p, b, b0, table, k0, k1, c, c0, cp);
            """;

    private static final String ROW_TILE =
            """

                private static void multiply%d(
                        float[] a, int a0, int p, float[] b, int b0, int[] table, int k0, int k1,
                        float[] c, int c0, int cp) {
            %s        for (int k = k0; k < k1; k++) {
                        int at = b0 + table[k];
                        FloatVector x = FloatVector.fromArray(SPECIES, b, at);
                        FloatVector y = FloatVector.fromArray(SPECIES, b, at + LANES);
                        FloatVector w;
            %s        }
            %s    }
            """;

    private static final String ROW_START =
            """
                    int r%1$d = a0 + %1$d * p - k0;
                    FloatVector x%1$d = FloatVector.zero(SPECIES);
                    FloatVector y%1$d = FloatVector.zero(SPECIES);
            """;

    private static final String ROW_TURN =
            """
                        w = FloatVector.broadcast(SPECIES, a[r%1$d + k]);
                        x%1$d = w.fma(x, x%1$d);
                        y%1$d = w.fma(y, y%1$d);
            """;

    private static final String ROW_END =
            """
                    x%1$d.intoArray(c, c0 + %1$d * cp);
                    y%1$d.intoArray(c, c0 + %1$d * cp + LANES);
            """;

    private static final String DOT_TILES =
            """
            package dev.netc.cpu;

            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /** The tile of {@link VectorKernels#dots}: inner products of a few rows with a few columns, lane by lane. */
            final class DotTiles {

                static final int ROWS = %d;
                static final int COLUMNS = %d;

                private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
                private static final int LANES = SPECIES.length();

                private DotTiles() {}

                /**
                 * Writes for each row and column the lanes of its sum. Rows from {@code rows} on repeat the last that exists.
                 *
                 * @param b0 where the first column begins, and so on
                 */
                static void multiply(
                        float[] a, int a0, int pitch, int rows, int[] aSteps,
                        float[] b, %s, int[] bSteps, int steps, float[] sums) {
            %s%s        for (int u = 0; u < steps; u++) {
                        int at = aSteps[u];
                        int to = bSteps[u];
                        FloatVector w;
            %s%s        }
            %s    }
            }
            """;

    private static final String DOT_START =
            """
                    FloatVector s%1$d = FloatVector.zero(SPECIES);
            """;

    private static final String DOT_ROW_START =
            """
                    int r%1$d = a0 + Math.min(%1$d, rows - 1) * pitch;
            """;

    private static final String DOT_COLUMN =
            """
                        FloatVector x%1$d = FloatVector.fromArray(SPECIES, b, b%1$d + to);
            """;

    private static final String DOT_ROW =
            """
                        w = FloatVector.fromArray(SPECIES, a, r%1$d + at);
            """;

    private static final String DOT_TURN =
            """
                        s%1$d = w.fma(x%2$d, s%1$d);
            """;

    private static final String DOT_END =
            """
                    s%1$d.intoArray(sums, %1$d * LANES);
            """;

    private TileGenerator() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0], "dev", "netc", "cpu"));
        write(directory.resolve("RowTiles.java"), rowTiles());
        write(directory.resolve("DotTiles.java"), dotTiles());
    }

    /** Leaves a file alone that has this text already, so that the compiler finds nothing new. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private static String rowTiles() {
        String cases = IntStream.of(ROWS).mapToObj(ROW_CASE::formatted).collect(Collectors.joining());
        String tiles = IntStream.of(ROWS).mapToObj(TileGenerator::rowTile).collect(Collectors.joining());
        return ROW_TILES.formatted(cases, tiles);
    }

    private static String rowTile(int rows) {
        return ROW_TILE.formatted(rows, each(rows, ROW_START), each(rows, ROW_TURN), each(rows, ROW_END));
    }

    private static String dotTiles() {
        int sums = DOT_ROWS * DOT_COLUMNS;
        return DOT_TILES.formatted(
                DOT_ROWS,
                DOT_COLUMNS,
                IntStream.range(0, DOT_COLUMNS).mapToObj(j -> "int b" + j).collect(Collectors.joining(", ")),
                each(DOT_ROWS, DOT_ROW_START),
                each(sums, DOT_START),
                each(DOT_COLUMNS, DOT_COLUMN),
                IntStream.range(0, DOT_ROWS).mapToObj(TileGenerator::dotRow).collect(Collectors.joining()),
                each(sums, DOT_END));
    }

    private static String dotRow(int row) {
        return DOT_ROW.formatted(row)
                + IntStream.range(0, DOT_COLUMNS)
                        .mapToObj(column -> DOT_TURN.formatted(row * DOT_COLUMNS + column, column))
                        .collect(Collectors.joining());
    }

    /** The text for each number below {@code count}. */
    private static String each(int count, String text) {
        return IntStream.range(0, count).mapToObj(text::formatted).collect(Collectors.joining());
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the register tiles of the matrix products, and of what prepares them: RowTiles, PanelTiles, DotTiles, LaneTiles,
 * TapTiles, WinogradTiles and SquareTiles. C2 keeps accumulators in registers only if they are local
 * variables, so a tile of another size is another method with the same text: here that text stands once. The build runs this file with
 * the directory to write to as its argument.
 */
final class TileGenerator {

    /** Rows of the tiles of two vectors each. With 16 vector registers the largest that fits has 6 rows, with 32 it has 12. */
    private static final int[] ROWS = {1, 2, 4, 6, 8, 10, 12};

    /** The rows from which on a tile takes two products a turn: fewer have few addresses, and 16 registers may have to do. */
    private static final int PAIRED_ROWS = 8;

    /** Rows and columns of the inner products that are summed at a time: 12 accumulators fit in 16 registers with their operands. */
    private static final int DOT_ROWS = 4;

    private static final int DOT_COLUMNS = 3;

    /** Rows whose inner products with one column are summed at a time, more than a processor's multiply-add units have under way. */
    private static final int DOT_COLUMN_ROWS = 8;

    private static final String ROW_TILES =
            """
            package dev.netc.cpu;

            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /** Tiles of a matrix product: so many rows by two vectors, all in registers. */
            final class RowTiles {

                private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;

                private RowTiles() {}

                /**
                 * The tile's product of this depth, as {@link Kernels#rows} has it. Its second vector of b and of c lies {@code b2} and
                 * {@code c2} behind the first.
                 *
                 * @param s for each row what its sums begin with, from {@code s0} on
                 * @param ap distance of a's rows, and so on
                 */
                static void multiply(
                        int rows, float[] s, int s0, float[] a, int a0, int ap, float[] b, int b0, int b2, int bp,
                        int depth, float[] c, int c0, int c2, int cp) {
                    switch (rows) {
            %s            default -> throw new IllegalArgumentException("no tile of " + rows + " rows");
                    }
                }
            %s}
            """;

    private static final String ROW_CASE =
            """
                        case %1$d -> multiply%1$d(s, s0, a, a0, ap, b, b0, b2, bp, depth, c, c0, c2, cp);
            """;

    private static final String ROW_TILE =
            """

                private static void multiply%d(
                        float[] s, int s0, float[] a, int a0, int ap, float[] b, int b0, int b2, int bp, int depth,
                        float[] c, int c0, int c2, int cp) {
            %s        int at = b0;
                    int k = 0;
            %s        for (; k < depth; k++) {
                        FloatVector u = FloatVector.fromArray(SPECIES, b, at);
                        FloatVector v = FloatVector.fromArray(SPECIES, b, at + b2);
                        FloatVector w;
            %s            at += bp;
                    }
            %s    }
            """;

    /**
     * A row's address is two instructions: here they serve two products. The last of an odd number is left to the loop behind, which C2
     * expects both to be entered and not, having seen one odd depth: of a condition it would expect the same again.
     */
    private static final String ROW_PAIRS =
            """
                    for (; k < depth - 1; k += 2) {
                        FloatVector u = FloatVector.fromArray(SPECIES, b, at);
                        FloatVector v = FloatVector.fromArray(SPECIES, b, at + b2);
                        FloatVector p = FloatVector.fromArray(SPECIES, b, at + bp);
                        FloatVector q = FloatVector.fromArray(SPECIES, b, at + bp + b2);
                        FloatVector w;
            %s            at += 2 * bp;
                    }
            """;

    private static final String ROW_PLACE =
            """
                    int r%1$d = a0 + %1$d * ap;
            """;

    /** Two broadcasts of one number: of sums that begin as one vector, C2 of Java 17 makes objects in some runs. */
    private static final String ROW_START =
            """
                    FloatVector x%1$d = FloatVector.broadcast(SPECIES, s[s0 + %1$d]);
                    FloatVector y%1$d = FloatVector.broadcast(SPECIES, s[s0 + %1$d]);
            """;

    private static final String ROW_ZERO =
            """
                    FloatVector x%1$d = FloatVector.zero(SPECIES);
                    FloatVector y%1$d = FloatVector.zero(SPECIES);
            """;

    private static final String ROW_TURN =
            """
                        w = FloatVector.broadcast(SPECIES, a[r%1$d + k]);
                        x%1$d = w.fma(u, x%1$d);
                        y%1$d = w.fma(v, y%1$d);
            """;

    private static final String PAIRED_ROW_TURN =
            ROW_TURN + ROW_TURN.replace("+ k]", "+ k + 1]").replace("(u,", "(p,").replace("(v,", "(q,");

    private static final String ROW_END =
            """
                    x%1$d.intoArray(c, c0 + %1$d * cp);
                    y%1$d.intoArray(c, c0 + %1$d * cp + c2);
            """;

    /** Comes after the loop: C2 would keep the addresses in registers that the loop needs. */
    private static final String ROW_ADD =
            """
                    x%1$d.add(FloatVector.fromArray(SPECIES, c, c0 + %1$d * cp)).intoArray(c, c0 + %1$d * cp);
                    y%1$d.add(FloatVector.fromArray(SPECIES, c, c0 + %1$d * cp + c2)).intoArray(c, c0 + %1$d * cp + c2);
            """;

    private static final String PANEL_TILES =
            """
            package dev.netc.cpu;

            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /**
             * Tiles of a matrix product, so many rows by two vectors, where the numbers of a column of a lie side by side: so C2 checks the
             * bounds of all rows at once. Where b's vectors lie one behind the other, it checks theirs once for the whole loop. Where a table
             * says where they lie, nothing has to be copied. In the first-level cache either reaches nine tenths of the peak, but a tile that
             * is added to what is there only where it needs no table: else the registers do not suffice.
             */
            final class PanelTiles {

                private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
                private static final int LANES = SPECIES.length();

                /** Distance of a's columns in {@link #multiplyAt}: room for the rows of every tile that a processor has registers for. */
                static final int PITCH = LANES >= 16 ? 16 : 8;

                private PanelTiles() {}

                /**
                 * c[i] = s[i] + sum over k below depth of a[k * ap + i] * b[k], where b's elements and those of c are vectors. A second b
                 * and c lie {@code b2} and {@code c2} behind the first.
                 *
                 * @param s for each row what its sums begin with, from {@code s0} on
                 * @param cp distance of c's rows
                 */
                static void multiply(
                        int rows, float[] s, int s0, float[] a, int a0, int ap, float[] b, int b0, int b2, int depth,
                        float[] c, int c0, int c2, int cp) {
                    switch (rows) {
            %s            default -> throw new IllegalArgumentException("no tile of " + rows + " rows");
                    }
                }

                /** As {@link #multiply}, added to c. */
                static void accumulate(
                        int rows, float[] a, int a0, int ap, float[] b, int b0, int b2, int depth,
                        float[] c, int c0, int c2, int cp) {
                    switch (rows) {
            %s            default -> throw new IllegalArgumentException("no tile of " + rows + " rows");
                    }
                }

                /**
                 * As {@link #multiply} without {@code s}, where a consists of squares of LANES x LANES numbers, whose rows are a's rows: the
                 * first of these begins at {@code a0}, in the next square {@code square} behind it, and so on.
                 */
                static void multiplySquares(
                        int rows, float[] a, int a0, int square, float[] b, int b0, int b2, int depth,
                        float[] c, int c0, int c2, int cp) {
                    switch (rows) {
            %s            default -> throw new IllegalArgumentException("no tile of " + rows + " rows");
                    }
                }

                /** As {@link #multiplySquares}, added to c. */
                static void accumulateSquares(
                        int rows, float[] a, int a0, int square, float[] b, int b0, int b2, int depth,
                        float[] c, int c0, int c2, int cp) {
                    switch (rows) {
            %s            default -> throw new IllegalArgumentException("no tile of " + rows + " rows");
                    }
                }

                /**
                 * As {@link #multiply}, where b[k] lies {@code table[k]} behind {@code b0}, and a's columns are {@link #PITCH} apart: so C2
                 * checks a's bounds once for the whole loop too.
                 */
                static void multiplyAt(
                        int rows, float[] s, int s0, float[] a, int a0, float[] b, int b0, int b2, int[] table, int depth,
                        float[] c, int c0, int c2, int cp) {
                    switch (rows) {
            %s            default -> throw new IllegalArgumentException("no tile of " + rows + " rows");
                    }
                }
            %s}
            """;

    private static final String PANEL_CASE =
            """
                        case %1$d -> %2$s%1$d(%3$sa, a0, ap, b, b0, b2, depth, c, c0, c2, cp);
            """;

    private static final String TABLE_CASE =
            """
                        case %1$d -> multiplyAt%1$d(s, s0, a, a0, b, b0, b2, table, depth, c, c0, c2, cp);
            """;

    private static final String PANEL_TILE =
            """

                private static void %s%d(
                        %sfloat[] a, int a0, int ap, float[] b, int b0, int b2, int depth,
                        float[] c, int c0, int c2, int cp) {
            %s        int at = a0;
                    int end = b0 + depth * LANES;
                    for (int from = b0; from < end; from += LANES) {
                        FloatVector u = FloatVector.fromArray(SPECIES, b, from);
                        FloatVector v = FloatVector.fromArray(SPECIES, b, from + b2);
                        FloatVector w;
            %s            at += ap;
                    }
            %s    }
            """;

    private static final String SQUARES_CASE =
            """
                        case %1$d -> %2$s%1$d(a, a0, square, b, b0, b2, depth, c, c0, c2, cp);
            """;

    private static final String SQUARES_TILE =
            """

                private static void %s%d(
                        float[] a, int a0, int square, float[] b, int b0, int b2, int depth,
                        float[] c, int c0, int c2, int cp) {
            %s        int from = b0;
                    for (int k = 0; k < depth; k++) {
                        int at = a0 + k / LANES * square + k %% LANES;
                        FloatVector u = FloatVector.fromArray(SPECIES, b, from);
                        FloatVector v = FloatVector.fromArray(SPECIES, b, from + b2);
                        FloatVector w;
            %s            from += LANES;
                    }
            %s    }
            """;

    private static final String TABLE_TILE =
            """

                private static void multiplyAt%d(
                        float[] s, int s0, float[] a, int a0, float[] b, int b0, int b2, int[] table, int depth,
                        float[] c, int c0, int c2, int cp) {
            %s        int second = b0 + b2;
                    for (int k = 0; k < depth; k++) {
                        int from = table[k];
                        FloatVector u = FloatVector.fromArray(SPECIES, b, b0 + from);
                        FloatVector v = FloatVector.fromArray(SPECIES, b, second + from);
                        FloatVector w;
            %s        }
            %s    }
            """;

    private static final String STARTS = "float[] s, int s0, ";

    private static final String PANEL_TURN = ROW_TURN.replace("a[r%1$d + k]", "a[at + %1$d]");
    private static final String SQUARES_TURN = ROW_TURN.replace("a[r%1$d + k]", "a[at + %1$d * LANES]");
    private static final String TABLE_TURN = ROW_TURN.replace("a[r%1$d + k]", "a[a0 + k * PITCH + %1$d]");

    private static final String DOT_TILES =
            """
            package dev.netc.cpu;

            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /** The tiles of {@link VectorKernels#dots}: inner products of a few rows with a few columns or with one, lane by lane. */
            final class DotTiles {

                static final int ROWS = %d;
                static final int COLUMNS = %d;
                static final int COLUMN_ROWS = %d;

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

                /** As {@link #multiply}, for one column and {@link #COLUMN_ROWS} rows. */
                static void multiplyColumn(
                        float[] a, int a0, int pitch, int rows, int[] aSteps,
                        float[] b, int b0, int[] bSteps, int steps, float[] sums) {
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

    /** Side of the tile of lane-wise inner products: with 32 vector registers 5 x 5 sums and their operands fit. */
    private static final int[] SIDES = {3, 5};

    /**
     * Rows of the tile whose columns are neighbours, so many of them, with 32 vector registers and with 16. Such columns have one address, and
     * C2 checks their bounds at once: a product takes 1.9 instructions of the processor, with columns that lie anywhere 2.4.
     */
    private record Neighbours(int columns, int rows, int fewRows) {}

    private static final List<Neighbours> NEIGHBOURS = List.of(new Neighbours(3, 8, 4), new Neighbours(5, 5, 2));

    private static final String LANE_TILES =
            """
            package dev.netc.cpu;

            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /**
             * Inner products of a few rows with a few columns, each lane for itself, added to those before: sums begin with these, since what is
             * added behind the loop C2 fetches before it, and has too few registers in it.
             */
            final class LaneTiles {

                private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
                private static final int LANES = SPECIES.length();

                /** Processors with 512 bits have 32 vector registers, the others 16. */
                private static final boolean HAS_MANY_REGISTERS = LANES >= 16;

                /** Rows and columns of a tile whose columns lie anywhere. */
                static final int SIDE = HAS_MANY_REGISTERS ? 5 : 3;

                private LaneTiles() {}

                /** Rows of a tile of so many columns that are neighbours. */
                static int rows(int neighbours) {
                    return switch (neighbours) {
            %s            default -> throw new IllegalArgumentException("no tile of " + neighbours + " columns");
                    };
                }

                /**
                 * sums[i][j] += sum over u below steps of a[u][i] * b[j][bSteps[first + u]], all of them vectors.
                 *
                 * @param a for each step one vector of each row, from {@code at} on: so C2 checks the bounds of all at once
                 * @param columns where, from {@code bt} on, each column begins
                 * @param s the first column
                 */
                static void correlate(
                        float[] a, int at, float[] b, int bt, int[] columns, int s,
                        int[] bSteps, int first, int steps, float[] sums, int sums0) {
                    if (SIDE == 5) {
                        correlate5(a, at, b, bt, columns, s, bSteps, first, steps, sums, sums0);
                    } else {
                        correlate3(a, at, b, bt, columns, s, bSteps, first, steps, sums, sums0);
                    }
                }

                /**
                 * The same for columns of which each lies a vector behind the one before, the first at {@code b0}.
                 *
                 * @param columns how many
                 */
                static void correlateNeighbours(
                        int columns, float[] a, int at, float[] b, int b0,
                        int[] bSteps, int first, int steps, float[] sums, int sums0) {
                    switch (columns) {
            %s            default -> throw new IllegalArgumentException("no tile of " + columns + " columns");
                    }
                }
            %s}
            """;

    private static final String LANE_TILE =
            """

                private static void correlate%d(
                        float[] a, int at, float[] b, int bt, int[] columns, int s,
                        int[] bSteps, int first, int steps, float[] sums, int sums0) {
            %s        int u = first;
                    int end = at + steps * SIDE * LANES;
                    for (int k = at; k < end; k += SIDE * LANES) {
                        int to = bSteps[u++];
                        FloatVector w;
            %s%s        }
            %s    }
            """;

    private static final String NEIGHBOUR_ROWS =
            """
                        case %d -> HAS_MANY_REGISTERS ? %d : %d;
            """;

    private static final String NEIGHBOUR_CASE =
            """
                        case %1$d -> {
                            if (HAS_MANY_REGISTERS) {
                                correlate%2$dx%1$d(a, at, b, b0, bSteps, first, steps, sums, sums0);
                            } else {
                                correlate%3$dx%1$d(a, at, b, b0, bSteps, first, steps, sums, sums0);
                            }
                        }
            """;

    private static final String NEIGHBOUR_TILE =
            """

                private static void correlate%1$dx%2$d(
                        float[] a, int at, float[] b, int b0,
                        int[] bSteps, int first, int steps, float[] sums, int sums0) {
            %3$s        int u = first;
                    int end = at + steps * %1$d * LANES;
                    for (int k = at; k < end; k += %1$d * LANES) {
                        int to = b0 + bSteps[u++];
                        FloatVector w;
            %4$s%5$s        }
            %6$s    }
            """;

    private static final String NEIGHBOUR_COLUMN =
            """
                        FloatVector x%1$d = FloatVector.fromArray(SPECIES, b, to + %1$d * LANES);
            """;

    private static final String LANE_COLUMN_START =
            """
                    int b%1$d = bt + columns[s + %1$d];
            """;

    private static final String LANE_ROW =
            """
                        w = FloatVector.fromArray(SPECIES, a, k + %1$d * LANES);
            """;

    private static final String LANE_START =
            """
                    FloatVector s%1$d = FloatVector.fromArray(SPECIES, sums, sums0 + %1$d * LANES);
            """;

    private static final String LANE_END =
            """
                    s%1$d.intoArray(sums, sums0 + %1$d * LANES);
            """;

    /** Elements of a window that are taken at a time: those of 3 x 3. */
    private static final int TAPS = 9;

    private static final String TAP_TILES =
            """
            package dev.netc.cpu;

            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /** A plane and a few elements of a window, the taps: each is a number, and sees the plane from another place on. */
            final class TapTiles {

                /** How many. */
                static final int TAPS = %d;

                private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
                private static final int LANES = SPECIES.length();

                private TapTiles() {}

                /**
                 * y[i] += sum over t of w[t] * x[table[t] + i], for i below count, a multiple of the lanes. A sum is a chain of additions,
                 * but the processor works at those of several vectors at once.
                 */
                static void add(
                        float[] w, int w0, float[] x, int x0, int[] table, int t0, float[] y, int y0, int count) {
            %s        for (int i = 0; i < count; i += LANES) {
                        FloatVector sum = FloatVector.fromArray(SPECIES, y, y0 + i);
            %s            sum.intoArray(y, y0 + i);
                    }
                }

                /** sums[t] += sum over i below count, a multiple of the lanes, of dy[i] * x[table[t] + i], each lane for itself. */
                static void correlate(
                        float[] dy, int dy0, float[] x, int x0, int[] table, int t0, float[] sums, int sums0, int count) {
            %s        for (int i = 0; i < count; i += LANES) {
                        FloatVector gradient = FloatVector.fromArray(SPECIES, dy, dy0 + i);
            %s        }
            %s    }
            }
            """;

    private static final String TAP_PLACE =
            """
                    int r%1$d = x0 + table[t0 + %1$d];
            """;

    private static final String TAP_WEIGHT =
            """
                    FloatVector v%1$d = FloatVector.broadcast(SPECIES, w[w0 + t0 + %1$d]);
            """;

    private static final String TAP_TURN =
            """
                        sum = v%1$d.fma(FloatVector.fromArray(SPECIES, x, r%1$d + i), sum);
            """;

    private static final String TAP_END =
            """
                    s%1$d.add(FloatVector.fromArray(SPECIES, sums, sums0 + %1$d * LANES)).intoArray(sums, sums0 + %1$d * LANES);
            """;

    private static final String TAP_CORRELATE =
            """
                        s%1$d = gradient.fma(FloatVector.fromArray(SPECIES, x, r%1$d + i), s%1$d);
            """;

    private static final String WINOGRAD_TILES =
            """
            package dev.netc.cpu;

            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /**
             * The transforms of {@link Winograd} for tiles whose elements are vectors, of as many samples or channels as these have
             * lanes. Each is done for the columns of a tile, and then for the rows of what that gives; for many planes in one call. Where
             * that, the half, does not stay in registers, it goes to memory that a caller gives.
             *
             * <p>So each is a method of some length, which C2 leaves by itself. In its callers' places these would be too long for all
             * vectors to stay in registers.
             */
            final class WinogradTiles {

                private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
                private static final int LANES = SPECIES.length();

                /** Floats of the largest tile, and of the memory that a transform needs for its half. */
                static final int TILE = Winograd.MOST_PRODUCTS * LANES;

                private WinogradTiles() {}
            %s}
            """;

    private static final String WINOGRAD_HEAD =
            """

                /**
                 * %1$s
                 *
                 * @param planes how many tiles, of planes that lie {@code xPlane} and {@code yPlane} apart
                 * @param x tiles of %3$d x %3$d vectors
                 * @param y tiles of %4$d x %4$d vectors
                 */
                static void %2$s(
                        int planes, float[] x, int x0, int xPlane, int xRow, int xColumn,
                        float[] y, int y0, int yPlane, int yRow, int yColumn%5$s) {
            """;

    /** What comes of the columns goes to memory: with it in registers, C2 has so few left that it takes longer. */
    private static final String WINOGRAD_TILE =
            """
                    for (int plane = 0; plane < planes; plane++) {
                        %1$sColumns(x, x0 + plane * xPlane, xRow, xColumn, half, half0);
                        %1$sRows(half, half0, y, y0 + plane * yPlane, yRow, yColumn);
                    }
                }

                private static void %1$sColumns(float[] x, int x0, int xRow, int xColumn, float[] half, int half0) {
            %2$s    }

                private static void %1$sRows(float[] half, int half0, float[] y, int y0, int yRow, int yColumn) {
            %3$s    }
            """;

    /** What comes of the columns stays in registers, most of it. */
    private static final String WINOGRAD_TILE_IN_REGISTERS =
            """
            %1$s        for (int plane = 0; plane < planes; plane++) {
                        int from = x0 + plane * xPlane;
                        int to = y0 + plane * yPlane;
            %2$s%3$s        }
                }
            """;

    private static final String WINOGRAD_NUMBER =
            """
                    FloatVector %s;
            """;

    private static final String WINOGRAD_COLUMN_LOAD =
            """
                        a%1$d = FloatVector.fromArray(SPECIES, x, from + %1$d * xRow + %2$d * xColumn);
            """;

    private static final String WINOGRAD_ASSIGNMENT =
            """
                        %s;
            """;

    private static final String WINOGRAD_ROW_STORE =
            """
                        %1$s.intoArray(y, to + %2$d * yRow + %3$d * yColumn);
            """;

    private static final String WINOGRAD_CHOICE =
            """

                /** {@link #%1$s6}, {@link #%1$s8} or {@link #%1$s9}, for tiles of the image of {@code side} x {@code side} elements. */
                static void %1$s(
                        int side, int planes, float[] x, int x0, int xPlane, int xRow, int xColumn,
                        float[] y, int y0, int yPlane, int yRow, int yColumn, float[] half, int half0) {
                    switch (side) {
                        case 6 -> %1$s6(planes, x, x0, xPlane, xRow, xColumn, y, y0, yPlane, yRow, yColumn%2$s);
                        case 8 -> %1$s8(planes, x, x0, xPlane, xRow, xColumn, y, y0, yPlane, yRow, yColumn, half, half0);
                        case 9 -> %1$s9(planes, x, x0, xPlane, xRow, xColumn, y, y0, yPlane, yRow, yColumn, half, half0);
                        default -> throw new IllegalArgumentException("no tiles of " + side + " rows");
                    }
                }
            """;

    private static final String WINOGRAD_LOOP =
            """
                    for (int i = 0; i < %1$d; i++) {
                        int from = %2$s;
                        int to = %3$s;
            %4$s        }
            """;

    private static final String WINOGRAD_LOAD =
            """
                        FloatVector a%1$d = FloatVector.fromArray(SPECIES, %2$s, from + %1$d * %3$s);
            """;

    private static final String WINOGRAD_STORE =
            """
                        %1$s.intoArray(%2$s, to + %3$d * %4$s);
            """;

    private static final String WINOGRAD_ADD =
            """
                        %1$s.add(FloatVector.fromArray(SPECIES, %2$s, to + %3$d * %4$s)).intoArray(%2$s, to + %3$d * %4$s);
            """;

    private static final String WINOGRAD_LET =
            """
                        FloatVector %s;
            """;

    /**
     * A transform of a line, for {@link Winograd}.
     *
     * @param description what it is
     * @param elements of the line
     * @param lets what its results have in common
     * @param results its results
     */
    private record Line(String name, String description, int elements, List<String> lets, List<String> results) {

        /** Whether y grows by the result. */
        boolean adds() {
            return name.startsWith("add");
        }

        Line adding() {
            String adding = "add" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            return new Line(adding, "y += " + description, elements, lets, results);
        }
    }

    /** Lines whose transforms are faster with what comes of the columns in registers: by a seventh to two fifths. */
    private static final List<String> IN_REGISTERS = List.of("image6", "output6", "outputGradient6");

    private static final List<String> FILTER_FACTORS_3 =
            numbers("oneHalf 0.5f", "minusTwo -2", "third 1 / 3f", "minus16By15 -16 / 15f", "fifteenth 1 / 15f");

    private static final List<String> FILTER_FACTORS_5 =
            numbers("minus2By9 -2 / 9f", "ninetieth 1 / 90f", "ratio 32 / 45f");

    private static final List<String> HALVES_AND_TWOS =
            numbers("two 2", "minusTwo -2", "oneHalf 0.5f", "minusHalf -0.5f", "quarter 0.25f", "four 4");

    private static final List<String> POWERS =
            numbers("two 2", "four 4", "eight 8", "oneHalf 0.5f", "quarter 0.25f", "eighth 0.125f");

    private static final List<String> PAIRS = List.of(
            "sum1 = a1.add(a2)",
            "difference1 = a1.sub(a2)",
            "sum2 = a3.add(a4)",
            "difference2 = a3.sub(a4)",
            "sum3 = a5.add(a6)",
            "difference3 = a5.sub(a6)");

    private static final List<Line> LINES = List.of(
            new Line(
                    "image6",
                    "Bᵀ x B, where filters have three rows and columns.",
                    6,
                    joined(
                            numbers("factor 1.5f", "minusHalf -0.5f"),
                            "even = a4.sub(a2)",
                            "odd = a3.sub(a1)",
                            "sum = factor.fma(a3, even)",
                            "difference = factor.fma(a2, odd)"),
                    List.of(
                            "factor.fma(odd, a0.sub(a2).add(even))",
                            "sum.add(difference)",
                            "sum.sub(difference)",
                            "even.add(odd).add(odd)",
                            "minusHalf.fma(odd, even)",
                            "factor.fma(even, a5.sub(a3).sub(odd))")),
            new Line(
                    "image8",
                    "Bᵀ x B, where they have five.",
                    8,
                    joined(
                            joined(
                                    HALVES_AND_TWOS,
                                    numbers(
                                            "minus5By4 -1.25f", "minusFive -5", "minus17By4 -4.25f",
                                            "sumOfSquares 5.25f")),
                            "even1 = minus17By4.fma(a4, a2.add(a6))",
                            "odd1 = minus17By4.fma(a3, a1.add(a5))",
                            "even2 = quarter.fma(a2, minus5By4.fma(a4, a6))",
                            "odd2 = quarter.fma(a1, minus5By4.fma(a3, a5))",
                            "even3 = four.fma(a2, minusFive.fma(a4, a6))",
                            "odd3 = four.fma(a1, minusFive.fma(a3, a5))"),
                    atPoints("sumOfSquares.fma(a4.sub(a2), a0.sub(a6))", "sumOfSquares.fma(a3.sub(a5), a7.sub(a1))")),
            new Line(
                    "image9",
                    "Bᵀ x B, where they have three and move by two.",
                    9,
                    joined(numbers("oneHalf 0.5f", "minusHalf -0.5f", "factor 1.5f"), "odd = a6.sub(a2)"),
                    List.of(
                            "oneHalf.fma(a0.sub(a4), odd)",
                            "oneHalf.fma(a2.add(a4), odd)",
                            "factor.fma(a2.sub(a4), odd)",
                            "odd",
                            "minusHalf.fma(odd, a8.sub(a4))",
                            "a1",
                            "a3",
                            "a5",
                            "a7")),
            new Line(
                    "imageGradient6",
                    "B x Bᵀ, where filters have three rows and columns.",
                    6,
                    joined(
                            numbers("factor 1.5f", "minusHalf -0.5f"),
                            "sum = a1.add(a2)",
                            "difference = a1.sub(a2)",
                            "even = factor.fma(a5, a0.add(a3).add(a4).add(sum))",
                            "rest = factor.fma(a0, difference.sub(a5)).add(a3).add(a3)",
                            "odd = minusHalf.fma(a4, rest)"),
                    List.of(
                            "a0",
                            "odd.neg()",
                            "factor.fma(difference, even.add(a0).neg())",
                            "factor.fma(sum, odd.sub(a5))",
                            "even",
                            "a5")),
            new Line(
                    "imageGradient8",
                    "B x Bᵀ, where they have five.",
                    8,
                    joined(
                            numbers(
                                    "two 2", "oneHalf 0.5f", "quarter 0.25f", "four 4", "minus5By4 -1.25f",
                                    "minus5By2 -2.5f", "minusFive -5", "minus17By4 -4.25f", "sumOfSquares 5.25f",
                                    "minusSumOfSquares -5.25f"),
                            PAIRS),
                    List.of(
                            "a0",
                            "oneHalf.fma(difference2, two.fma(difference3, difference1.sub(a7)))",
                            "minusSumOfSquares.fma(a0, quarter.fma(sum2, four.fma(sum3, sum1)))",
                            "minus17By4.fma(difference1, minus5By2.fma(difference2.add(difference3), sumOfSquares.mul(a7)))",
                            "minus17By4.fma(sum1, minus5By4.fma(sum2, minusFive.fma(sum3, sumOfSquares.mul(a0))))",
                            "minusSumOfSquares.fma(a7, two.fma(difference2, oneHalf.fma(difference3, difference1)))",
                            "sum1.add(sum2).add(sum3.sub(a0))",
                            "a7")),
            new Line(
                    "imageGradient9",
                    "B x Bᵀ, where they have three and move by two.",
                    9,
                    joined(
                            numbers("oneHalf 0.5f", "minusHalf -0.5f", "minusFactor -1.5f"),
                            "sum = a1.add(a2)",
                            "odd = minusHalf.fma(a4, a0.add(a3))"),
                    List.of(
                            "oneHalf.mul(a0)",
                            "a5",
                            "oneHalf.mul(a2.sub(a1)).sub(odd)",
                            "a6",
                            "oneHalf.fma(a1.sub(a0), minusFactor.mul(a2).sub(a4))",
                            "a7",
                            "sum.add(odd)",
                            "a8",
                            "a4")),
            new Line(
                    "output6",
                    "Aᵀ x A, where filters have three rows and columns.",
                    6,
                    joined(
                            numbers("oneHalf 0.5f", "minusTwo -2"),
                            "even = a1.add(a2)",
                            "odd = a1.sub(a2)",
                            "b3 = oneHalf.mul(a3)",
                            "c3 = oneHalf.mul(b3)",
                            "b4 = minusTwo.mul(a4)",
                            "c4 = minusTwo.mul(b4)"),
                    List.of(
                            "a0.add(even).add(a3.add(a4))",
                            "odd.add(b3.add(b4))",
                            "even.add(c3.add(c4))",
                            "oneHalf.fma(c3, minusTwo.fma(c4, odd.add(a5)))")),
            new Line(
                    "output8",
                    "Aᵀ x A, where they have five.",
                    8,
                    joined(POWERS, PAIRS),
                    List.of(
                            "a0.add(sum1).add(sum2.add(sum3))",
                            "oneHalf.fma(difference3, two.fma(difference2, difference1))",
                            "quarter.fma(sum3, four.fma(sum2, sum1))",
                            "eighth.fma(difference3, eight.fma(difference2, difference1.add(a7)))")),
            new Line(
                    "output9",
                    "Aᵀ x A, where they have three and move by two.",
                    9,
                    joined(
                            numbers("oneHalf 0.5f", "quarter 0.25f", "eighth 0.125f"),
                            "even = a1.add(a2)",
                            "odd = a1.sub(a2)"),
                    List.of(
                            "a0.add(even).add(a3.add(a5))",
                            "oneHalf.fma(a3, odd.add(a6))",
                            "quarter.fma(a3, even.add(a7))",
                            "eighth.fma(a3, odd.add(a4.add(a8)))")),
            new Line(
                    "outputGradient6",
                    "A x Aᵀ, where filters have three rows and columns.",
                    4,
                    joined(numbers("oneHalf 0.5f", "minusTwo -2"), "even = a0.add(a2)", "odd = a1.add(a3)"),
                    List.of(
                            "a0",
                            "even.add(odd)",
                            "even.sub(odd)",
                            "oneHalf.fma(oneHalf.fma(oneHalf.fma(a3, a2), a1), a0)",
                            "minusTwo.fma(minusTwo.fma(minusTwo.fma(a3, a2), a1), a0)",
                            "a3")),
            new Line(
                    "outputGradient8",
                    "A x Aᵀ, where they have five.",
                    4,
                    joined(
                            HALVES_AND_TWOS,
                            "even1 = a0.add(a2)",
                            "odd1 = a1.add(a3)",
                            "even2 = four.fma(a2, a0)",
                            "odd2 = four.fma(a3, a1)",
                            "even3 = quarter.fma(a2, a0)",
                            "odd3 = quarter.fma(a3, a1)"),
                    atPoints("a0", "a3")),
            new Line(
                    "outputGradient9",
                    "A x Aᵀ, where they have three and move by two.",
                    4,
                    joined(numbers("oneHalf 0.5f"), "even = a0.add(a2)", "odd = a1.add(a3)"),
                    List.of(
                            "a0",
                            "even.add(odd)",
                            "even.sub(odd)",
                            "oneHalf.fma(oneHalf.fma(oneHalf.fma(a3, a2), a1), a0)",
                            "a3",
                            "a0",
                            "a1",
                            "a2",
                            "a3")),
            new Line(
                    "filter6",
                    "G x Gᵀ, where filters have three rows and columns.",
                    3,
                    joined(FILTER_FACTORS_3, "even = a0.add(a2)"),
                    List.of(
                            "a0",
                            "even.add(a1).mul(third)",
                            "a1.sub(even).mul(third)",
                            "oneHalf.fma(oneHalf.fma(a2, a1), a0).mul(minus16By15)",
                            "minusTwo.fma(minusTwo.fma(a2, a1), a0).mul(fifteenth)",
                            "a2")),
            new Line(
                    "filter8",
                    "G x Gᵀ, where they have five.",
                    5,
                    joined(
                            joined(FILTER_FACTORS_5, HALVES_AND_TWOS),
                            "even1 = a0.add(a2).add(a4)",
                            "odd1 = a1.add(a3)",
                            "even2 = four.fma(four.fma(a4, a2), a0)",
                            "odd2 = four.fma(a3, a1)",
                            "even3 = quarter.fma(quarter.fma(a4, a2), a0)",
                            "odd3 = quarter.fma(a3, a1)"),
                    List.of(
                            "a0",
                            "even1.add(odd1).mul(minus2By9)",
                            "even1.sub(odd1).mul(minus2By9)",
                            "two.fma(odd2, even2).mul(ninetieth)",
                            "minusTwo.fma(odd2, even2).mul(ninetieth)",
                            "oneHalf.fma(odd3, even3).mul(ratio)",
                            "minusHalf.fma(odd3, even3).mul(ratio)",
                            "a4")),
            new Line(
                    "filter9",
                    "G x Gᵀ, where they have three and move by two.",
                    3,
                    numbers("two 2", "third 1 / 3f", "minus4By3 -4 / 3f"),
                    List.of(
                            "two.mul(a0)",
                            "a0.add(a2)",
                            "a2.sub(a0).mul(third)",
                            "two.fma(a0, a2).mul(minus4By3)",
                            "a2",
                            "a1")),
            new Line(
                    "filterGradient6",
                    "Gᵀ x G, where filters have three rows and columns.",
                    6,
                    joined(
                            FILTER_FACTORS_3,
                            "even = a1.sub(a2).mul(third)",
                            "odd = a1.add(a2).mul(third)",
                            "u = a3.mul(minus16By15)",
                            "v = a4.mul(fifteenth)"),
                    List.of(
                            "a0.add(even).add(u.add(v))",
                            "oneHalf.fma(u, minusTwo.fma(v, odd))",
                            "oneHalf.fma(oneHalf.mul(u), minusTwo.fma(minusTwo.mul(v), even)).add(a5)")),
            new Line(
                    "filterGradient8",
                    "Gᵀ x G, where they have five.",
                    8,
                    joined(
                            joined(FILTER_FACTORS_5, joined(POWERS, numbers("sixteen 16", "sixteenth 0.0625f"))),
                            "sum1 = a1.add(a2).mul(minus2By9)",
                            "difference1 = a1.sub(a2).mul(minus2By9)",
                            "sum2 = a3.add(a4).mul(ninetieth)",
                            "difference2 = a3.sub(a4).mul(ninetieth)",
                            "sum3 = a5.add(a6).mul(ratio)",
                            "difference3 = a5.sub(a6).mul(ratio)"),
                    List.of(
                            "a0.add(sum1).add(sum2.add(sum3))",
                            "oneHalf.fma(difference3, two.fma(difference2, difference1))",
                            "quarter.fma(sum3, four.fma(sum2, sum1))",
                            "eighth.fma(difference3, eight.fma(difference2, difference1))",
                            "sixteenth.fma(sum3, sixteen.fma(sum2, sum1.add(a7)))")),
            new Line(
                    "filterGradient9",
                    "Gᵀ x G, where they have three and move by two.",
                    6,
                    joined(
                            numbers("two 2", "third 1 / 3f", "minus4By3 -4 / 3f"),
                            "u = a2.mul(third)",
                            "v = a3.mul(minus4By3)"),
                    List.of(
                            "two.fma(a0.add(v), a1.sub(u))",
                            "a5",
                            "a1.add(a4).add(u.add(v))")));

    /** Vectors of one number, each given as its name and the number. */
    private static List<String> numbers(String... namesAndNumbers) {
        return Stream.of(namesAndNumbers)
                .map(each -> each.split(" ", 2))
                .map(each -> each[0] + " = FloatVector.broadcast(SPECIES, " + each[1] + ")")
                .toList();
    }

    /** The results at 0, at 1, -1, 2, -2, 1/2 and -1/2, from what they have in common, and at infinity. */
    private static List<String> atPoints(String zero, String infinity) {
        return List.of(
                zero,
                "even1.add(odd1)",
                "even1.sub(odd1)",
                "two.fma(odd2, even2)",
                "minusTwo.fma(odd2, even2)",
                "oneHalf.fma(odd3, even3)",
                "minusHalf.fma(odd3, even3)",
                infinity);
    }

    private static List<String> joined(List<String> lets, String... more) {
        return joined(lets, List.of(more));
    }

    private static List<String> joined(List<String> lets, List<String> more) {
        return Stream.concat(lets.stream(), more.stream()).toList();
    }

    private static final String SQUARE_TILES =
            """
            package dev.netc.cpu;

            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorMask;
            import jdk.incubator.vector.VectorShuffle;
            import jdk.incubator.vector.VectorSpecies;

            /**
             * Squares of numbers, as many rows as a vector has lanes, one behind the other: rows and columns exchanged, and the rows' sums.
             * Both go by a few rows at a time: C2 takes some twenty milliseconds over these, and half a second over all at once. An exchange knows
             * how far rows lie apart, for C2 to check bounds once, which halves its time.
             */
            final class SquareTiles {

                private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;

                /** Rows and columns of a square. */
                static final int SIDE = SPECIES.length();

                /** Whether there is a square for this machine's vectors. */
                static final boolean FITS = %s;

                /** Neighbouring rows that are taken together. */
                private static final int NEAR = 4;

            %s
                private SquareTiles() {}

                /** to[j][i] = from[i][j]. Where rows of to overlap, the later cover the earlier. */
                static void transpose(float[] from, int from0, float[] to, int to0, int toPitch) {
                    for (int j = 0; j < SIDE; j += NEAR) {
                        if (SIDE == 16) {
                            exchange16(from, from0 + j, to, to0 + j * toPitch, toPitch);
                        } else if (SIDE == 8) {
                            exchange8(from, from0 + j, to, to0 + j * toPitch, toPitch);
                        } else {
                            exchange4(from, from0 + j, to, to0 + j * toPitch, toPitch);
                        }
                    }
                }

                /** The sums of the rows of a square that lie one behind the other, from {@code to} on; the square is lost. */
                static void sum(float[] array, int square, int to) {
                    for (int i = 0; i < SIDE; i += NEAR) {
                        addNear(array, square + i * SIDE, SIDE, array, SIDE > NEAR ? square + i * SIDE : to);
                    }
                    if (SIDE == 16) {
                        addFar16(array, square, NEAR * SIDE, array, to);
                    } else if (SIDE == 8) {
                        addFar8(array, square, NEAR * SIDE, array, to);
                    }
                }
            %s}
            """;

    private static final String SQUARE_SWAP =
            """
                private static final VectorShuffle<Float> ACROSS_%1$d = VectorShuffle.fromOp(SPECIES, i -> (i ^ %1$d) %% SIDE);
                private static final VectorMask<Float> SECOND_%1$d = VectorMask.fromValues(SPECIES, second(%1$d));
            """;

    private static final String SQUARE_SECOND =
            """

                /** For each lane, whether it lies in the second of two neighbouring groups of so many lanes. */
                private static boolean[] second(int lanes) {
                    boolean[] second = new boolean[SIDE];
                    for (int i = 0; i < SIDE; i++) {
                        second[i] = (i & lanes) != 0;
                    }
                    return second;
                }
            """;

    private static final String SQUARE_GROUP =
            """
                private static final VectorMask<Float> GROUP_%1$d = VectorMask.fromValues(SPECIES, group(%1$d));
            """;

    private static final String SQUARE_IN_GROUP =
            """

                /** For each lane, whether it is one of the four of this group. */
                private static boolean[] group(int group) {
                    boolean[] isInGroup = new boolean[SIDE];
                    for (int i = 0; i < SIDE; i++) {
                        isInGroup[i] = i / NEAR == group;
                    }
                    return isInGroup;
                }
            """;

    /**
     * Four columns become rows. Each group of four lanes takes its part of them from a row of its own, which is loaded from so far before
     * that the part lies in these lanes; within the groups, rows and columns are then exchanged.
     */
    private static final String SQUARE_EXCHANGE =
            """

                private static void exchange%d(float[] from, int from0, float[] to, int to0, int toPitch) {
            %s        FloatVector first;
            %s%s    }
            """;

    private static final String SQUARE_PARTS =
            """
                    FloatVector r%1$d = FloatVector.fromArray(SPECIES, from, from0 + %1$d * SIDE)%2$s;
            """;

    private static final String SQUARE_PART =
            "\n                .blend(FloatVector.fromArray(SPECIES, from, from0 + %d * SIDE - %d), GROUP_%d)";

    /** Exchanges the second parts of a row with the first of another. */
    private static final String SQUARE_TURN =
            """
                    first = r%1$d;
                    r%1$d = r%1$d.blend(r%2$d.rearrange(ACROSS_%3$d), SECOND_%3$d);
                    r%2$d = first.rearrange(ACROSS_%3$d).blend(r%2$d, SECOND_%3$d);
            """;

    private static final String SQUARE_STORE =
            """
                    r%1$d.intoArray(to, to0 + %1$d * toPitch);
            """;

    private static final String SQUARE_SUM =
            """

                private static void add%s(float[] from, int from0, int fromPitch, float[] to, int to0) {
            %s%s        r0.intoArray(to, to0);
                }
            """;

    private static final String SQUARE_LOAD =
            """
                    FloatVector r%1$d = FloatVector.fromArray(SPECIES, from, from0 + %1$d * fromPitch);
            """;

    /** Of two rows, adds the parts of each, so that they share a row. */
    private static final String SQUARE_ADD =
            """
                    r%1$d = r%1$d.blend(r%2$d, SECOND_%3$d).add(r%2$d.blend(r%1$d, SECOND_%3$d).rearrange(ACROSS_%3$d));
            """;

    /** Lanes that vectors of floats may have: 128, 256 and 512 bits. */
    private static final int[] LANES = {4, 8, 16};

    private TileGenerator() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0], "dev", "netc", "cpu"));
        write(directory.resolve("RowTiles.java"), rowTiles());
        write(directory.resolve("PanelTiles.java"), panelTiles());
        write(directory.resolve("DotTiles.java"), dotTiles());
        write(directory.resolve("LaneTiles.java"), laneTiles());
        write(directory.resolve("TapTiles.java"), tapTiles());
        write(directory.resolve("WinogradTiles.java"), winogradTiles());
        write(directory.resolve("SquareTiles.java"), squareTiles());
    }

    /** Leaves a file alone that has this text already, so that the compiler finds nothing new. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private static String rowTiles() {
        return ROW_TILES.formatted(
                IntStream.of(ROWS).mapToObj(ROW_CASE::formatted).collect(Collectors.joining()),
                IntStream.of(ROWS).mapToObj(TileGenerator::rowTile).collect(Collectors.joining()));
    }

    private static String rowTile(int rows) {
        return ROW_TILE.formatted(
                rows,
                each(rows, ROW_PLACE + ROW_START),
                rows >= PAIRED_ROWS ? ROW_PAIRS.formatted(each(rows, PAIRED_ROW_TURN)) : "",
                each(rows, ROW_TURN),
                each(rows, ROW_END));
    }

    private static String panelTiles() {
        String tiles = IntStream.of(ROWS)
                .mapToObj(rows -> panelTile("multiply", rows, STARTS, ROW_START, ROW_END)
                        + panelTile("accumulate", rows, "", ROW_ZERO, ROW_ADD)
                        + squaresTile("multiplySquares", rows, ROW_END)
                        + squaresTile("accumulateSquares", rows, ROW_ADD)
                        + TABLE_TILE.formatted(
                                rows, each(rows, ROW_START), each(rows, TABLE_TURN), each(rows, ROW_END)))
                .collect(Collectors.joining());
        return PANEL_TILES.formatted(
                panelCases("multiply", "s, s0, "),
                panelCases("accumulate", ""),
                squaresCases("multiplySquares"),
                squaresCases("accumulateSquares"),
                IntStream.of(ROWS).mapToObj(TABLE_CASE::formatted).collect(Collectors.joining()),
                tiles);
    }

    private static String panelCases(String name, String starts) {
        return IntStream.of(ROWS)
                .mapToObj(rows -> PANEL_CASE.formatted(rows, name, starts))
                .collect(Collectors.joining());
    }

    private static String panelTile(String name, int rows, String starts, String start, String end) {
        return PANEL_TILE.formatted(name, rows, starts, each(rows, start), each(rows, PANEL_TURN), each(rows, end));
    }

    private static String squaresCases(String name) {
        return IntStream.of(ROWS)
                .mapToObj(rows -> SQUARES_CASE.formatted(rows, name))
                .collect(Collectors.joining());
    }

    private static String squaresTile(String name, int rows, String end) {
        return SQUARES_TILE.formatted(
                name, rows, each(rows, ROW_ZERO), each(rows, SQUARES_TURN), each(rows, end));
    }

    private static String dotTiles() {
        int sums = DOT_ROWS * DOT_COLUMNS;
        return DOT_TILES.formatted(
                DOT_ROWS,
                DOT_COLUMNS,
                DOT_COLUMN_ROWS,
                IntStream.range(0, DOT_COLUMNS).mapToObj(j -> "int b" + j).collect(Collectors.joining(", ")),
                each(DOT_ROWS, DOT_ROW_START),
                each(sums, DOT_START),
                each(DOT_COLUMNS, DOT_COLUMN),
                IntStream.range(0, DOT_ROWS).mapToObj(row -> dotRow(row, DOT_COLUMNS)).collect(Collectors.joining()),
                each(sums, DOT_END),
                each(DOT_COLUMN_ROWS, DOT_ROW_START),
                each(DOT_COLUMN_ROWS, DOT_START),
                each(1, DOT_COLUMN),
                IntStream.range(0, DOT_COLUMN_ROWS).mapToObj(row -> dotRow(row, 1)).collect(Collectors.joining()),
                each(DOT_COLUMN_ROWS, DOT_END));
    }

    private static String dotRow(int row, int columns) {
        return DOT_ROW.formatted(row) + turns(row, columns);
    }

    private static String turns(int row, int columns) {
        return IntStream.range(0, columns)
                .mapToObj(column -> DOT_TURN.formatted(row * columns + column, column))
                .collect(Collectors.joining());
    }

    private static String laneTiles() {
        String rows = NEIGHBOURS.stream()
                .map(n -> NEIGHBOUR_ROWS.formatted(n.columns, n.rows, n.fewRows))
                .collect(Collectors.joining());
        String cases = NEIGHBOURS.stream()
                .map(n -> NEIGHBOUR_CASE.formatted(n.columns, n.rows, n.fewRows))
                .collect(Collectors.joining());
        String anywhere = IntStream.of(SIDES).mapToObj(TileGenerator::laneTile).collect(Collectors.joining());
        String neighbours = NEIGHBOURS.stream()
                .map(n -> neighbourTile(n.rows, n.columns) + neighbourTile(n.fewRows, n.columns))
                .collect(Collectors.joining());
        return LANE_TILES.formatted(rows, cases, anywhere + neighbours);
    }

    private static String neighbourTile(int rows, int columns) {
        return NEIGHBOUR_TILE.formatted(
                rows,
                columns,
                each(rows * columns, LANE_START),
                each(columns, NEIGHBOUR_COLUMN),
                laneRows(rows, columns),
                each(rows * columns, LANE_END));
    }

    private static String laneRows(int rows, int columns) {
        return IntStream.range(0, rows)
                .mapToObj(row -> LANE_ROW.formatted(row) + turns(row, columns))
                .collect(Collectors.joining());
    }

    private static String laneTile(int side) {
        return LANE_TILE.formatted(
                side,
                each(side, LANE_COLUMN_START) + each(side * side, LANE_START),
                each(side, DOT_COLUMN),
                laneRows(side, side),
                each(side * side, LANE_END));
    }

    private static String tapTiles() {
        return TAP_TILES.formatted(
                TAPS,
                each(TAPS, TAP_PLACE + TAP_WEIGHT),
                each(TAPS, TAP_TURN),
                each(TAPS, TAP_PLACE + DOT_START),
                each(TAPS, TAP_CORRELATE),
                each(TAPS, TAP_END));
    }

    private static String winogradTiles() {
        Stream<Line> adding = LINES.stream().filter(line -> line.name().startsWith("imageGradient")).map(Line::adding);
        String choices = Stream.of(
                        "image", "imageGradient", "addImageGradient", "output", "outputGradient", "filter", "filterGradient")
                .map(name -> WINOGRAD_CHOICE.formatted(name, staysInRegisters(name + "6") ? "" : ", half, half0"))
                .collect(Collectors.joining());
        return WINOGRAD_TILES.formatted(
                choices + Stream.concat(LINES.stream(), adding).map(TileGenerator::winogradTile).collect(Collectors.joining()));
    }

    private static String winogradTile(Line line) {
        String head = WINOGRAD_HEAD.formatted(
                line.description(), line.name(), line.elements(), line.results().size(),
                staysInRegisters(line.name()) ? "" : ", float[] half, int half0");
        return head + (staysInRegisters(line.name()) ? inRegisters(line) : throughMemory(line));
    }

    private static String throughMemory(Line line) {
        String width = line.elements() + " * LANES";
        String columns = lines(
                line, line.elements(), "x", "x0 + i * xColumn", "xRow", "half", "half0 + i * LANES", width);
        String rows = lines(
                line,
                line.results().size(),
                "half",
                "half0 + i * " + width,
                "LANES",
                "y",
                "y0 + i * yRow",
                "yColumn");
        return WINOGRAD_TILE.formatted(line.name(), columns, rows);
    }

    private static String inRegisters(Line line) {
        int elements = line.elements();
        List<String> numbers = line.lets().stream().filter(TileGenerator::isNumber).toList();
        List<String> lets = line.lets().stream().filter(let -> !isNumber(let)).toList();
        Stream<String> names = Stream.concat(
                IntStream.range(0, elements).mapToObj(i -> "a" + i),
                lets.stream().map(let -> let.substring(0, let.indexOf(' '))));
        StringBuilder lines = new StringBuilder();
        for (int column = 0; column < elements; column++) {
            for (int i = 0; i < elements; i++) {
                lines.append(WINOGRAD_COLUMN_LOAD.formatted(i, column));
            }
            lets.forEach(let -> lines.append(WINOGRAD_ASSIGNMENT.formatted(let)));
            for (int row = 0; row < line.results().size(); row++) {
                lines.append(WINOGRAD_LET.formatted(half(row, column) + " = " + line.results().get(row)));
            }
        }
        for (int row = 0; row < line.results().size(); row++) {
            for (int i = 0; i < elements; i++) {
                lines.append(WINOGRAD_ASSIGNMENT.formatted("a" + i + " = " + half(row, i)));
            }
            lets.forEach(let -> lines.append(WINOGRAD_ASSIGNMENT.formatted(let)));
            for (int column = 0; column < line.results().size(); column++) {
                lines.append(WINOGRAD_ROW_STORE.formatted(line.results().get(column), row, column));
            }
        }
        return WINOGRAD_TILE_IN_REGISTERS.formatted(
                numbers.stream().map(WINOGRAD_NUMBER::formatted).collect(Collectors.joining()),
                WINOGRAD_LET.formatted(names.collect(Collectors.joining(", "))),
                lines);
    }

    private static boolean staysInRegisters(String name) {
        return IN_REGISTERS.contains(name);
    }

    private static boolean isNumber(String let) {
        return let.contains("broadcast");
    }

    /** The name of what comes of a column. */
    private static String half(int row, int column) {
        return "h" + row + column;
    }

    private static String lines(
            Line line, int count, String x, String from, String xStep, String y, String to, String yStep) {
        String loads = IntStream.range(0, line.elements())
                .mapToObj(i -> WINOGRAD_LOAD.formatted(i, x, xStep))
                .collect(Collectors.joining());
        String lets = line.lets().stream().map(WINOGRAD_LET::formatted).collect(Collectors.joining());
        String stores = IntStream.range(0, line.results().size())
                .mapToObj(i -> (line.adds() && y.equals("y") ? WINOGRAD_ADD : WINOGRAD_STORE)
                        .formatted(line.results().get(i), y, i, yStep))
                .collect(Collectors.joining());
        return WINOGRAD_LOOP.formatted(count, from, to, loads + lets + stores);
    }

    private static String squareTiles() {
        return SQUARE_TILES.formatted(
                IntStream.of(LANES).mapToObj(lanes -> "SIDE == " + lanes).collect(Collectors.joining(" || ")),
                IntStream.of(1, 2, 4, 8).mapToObj(SQUARE_SWAP::formatted).collect(Collectors.joining())
                        + IntStream.of(1, 2, 3).mapToObj(SQUARE_GROUP::formatted).collect(Collectors.joining()),
                SQUARE_SECOND
                        + SQUARE_IN_GROUP
                        + IntStream.of(LANES).mapToObj(TileGenerator::squareExchange).collect(Collectors.joining())
                        + squareSum("Near", 4, 1)
                        + squareSum("Far8", 2, 4)
                        + squareSum("Far16", 4, 4));
    }

    private static String squareExchange(int lanes) {
        String parts = IntStream.range(0, 4)
                .mapToObj(row -> SQUARE_PARTS.formatted(
                        row,
                        IntStream.range(1, lanes / 4)
                                .mapToObj(group -> SQUARE_PART.formatted(4 * group + row, 4 * group, group))
                                .collect(Collectors.joining())))
                .collect(Collectors.joining());
        return SQUARE_EXCHANGE.formatted(lanes, parts, squarePairs(4, 1, 1, SQUARE_TURN), each(4, SQUARE_STORE));
    }

    /** The sums of a few rows of a square, which lie {@code apart}. */
    private static String squareSum(String name, int rows, int apart) {
        return SQUARE_SUM.formatted(name, each(rows, SQUARE_LOAD), squarePairs(rows, apart, 2, SQUARE_ADD));
    }

    /**
     * The text for pairs of rows: of neighbours, then of those two apart.
     *
     * @param left each round leaves 1 of so many rows for the next
     */
    private static String squarePairs(int rows, int apart, int left, String text) {
        StringBuilder pairs = new StringBuilder();
        int step = 1;
        for (int distance = 1; distance < rows; distance *= 2) {
            for (int row = 0; row < rows; row += step) {
                if ((row & distance) == 0) {
                    pairs.append(text.formatted(row, row | distance, apart * distance));
                }
            }
            step *= left;
        }
        return pairs.toString();
    }

    /** The text for each number below {@code count}. */
    private static String each(int count, String text) {
        return IntStream.range(0, count).mapToObj(text::formatted).collect(Collectors.joining());
    }
}

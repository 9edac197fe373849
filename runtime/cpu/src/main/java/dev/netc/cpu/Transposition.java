package dev.netc.cpu;

/** Copies of matrices with rows and columns exchanged. */
final class Transposition {

    /** Rows and columns of the squares that are taken at a time, so that both sides stay in the first-level cache. */
    private static final int SQUARE = 16;

    /** From how many columns on a few rows are worth vectors. */
    private static final int ENOUGH_COLUMNS = 64;

    private static final boolean VECTORS = KernelsChoice.hasVectors() && SquareTiles.FITS;

    private static final ThreadLocal<float[]> SQUARES = ThreadLocal.withInitial(() -> new float[SQUARE * SQUARE]);

    private Transposition() {}

    /** to[j][i] = from[i][j] for i below rows and j from firstColumn up to endColumn. */
    static void copy(
            float[] from,
            int from0,
            int fromPitch,
            int rows,
            int firstColumn,
            int endColumn,
            float[] to,
            int to0,
            int toPitch) {
        copy(from, from0, fromPitch, rows, firstColumn, endColumn, to, to0, toPitch, false);
    }

    /** to[j][i] = from[i][j] for i below rows and j from firstColumn up to endColumn; with {@code adds}, to grows by that. */
    static void copy(
            float[] from,
            int from0,
            int fromPitch,
            int rows,
            int firstColumn,
            int endColumn,
            float[] to,
            int to0,
            int toPitch,
            boolean adds) {
        int firstLeft = firstColumn;
        if (VECTORS && !adds && isNarrow(rows, toPitch) && endColumn - firstColumn >= ENOUGH_COLUMNS) {
            firstLeft = copyNarrow(from, from0, fromPitch, rows, firstColumn, endColumn, to, to0, toPitch);
        }
        for (int i = 0; i < rows; i += SQUARE) {
            int endRow = Math.min(i + SQUARE, rows);
            for (int j = firstLeft; j < endColumn; j += SQUARE) {
                int endOfSquare = Math.min(j + SQUARE, endColumn);
                int source = from0 + i * fromPitch;
                int target = to0 + i;
                if (VECTORS && !adds && endRow - i == SQUARE && endOfSquare - j == SQUARE) {
                    copySquares(from, source + j, fromPitch, to, target + j * toPitch, toPitch);
                } else {
                    copyRest(from, source, fromPitch, endRow - i, j, endOfSquare, to, target, toPitch, adds);
                }
            }
        }
    }

    private static boolean isNarrow(int rows, int toPitch) {
        return rows < SquareTiles.SIDE && 2 * rows >= SquareTiles.SIDE && rows == toPitch;
    }

    /**
     * Where rows do not fill a square, but more than half of it, and their columns are to lie one behind the other: what a square has too many,
     * the next column covers. Returns the first column that is left.
     */
    private static int copyNarrow(
            float[] from,
            int from0,
            int fromPitch,
            int rows,
            int firstColumn,
            int endColumn,
            float[] to,
            int to0,
            int toPitch) {
        int side = SquareTiles.SIDE;
        int j = firstColumn;
        for (; j + side < endColumn; j += side) {
            copySquare(rows, from, from0 + j, fromPitch, to, to0 + j * toPitch, toPitch);
        }
        return j;
    }

    private static void copySquares(float[] from, int from0, int fromPitch, float[] to, int to0, int toPitch) {
        int side = SquareTiles.SIDE;
        for (int i = 0; i < SQUARE; i += side) {
            for (int j = 0; j < SQUARE; j += side) {
                copySquare(side, from, from0 + i * fromPitch + j, fromPitch, to, to0 + j * toPitch + i, toPitch);
            }
        }
    }

    /**
     * to[j][i] = from[i][j] for a square of {@link SquareTiles#SIDE}, whose rows from {@code rows} on are of no meaning. Where rows of to
     * overlap, the later cover the earlier.
     */
    static void copySquare(int rows, float[] from, int from0, int fromPitch, float[] to, int to0, int toPitch) {
        int side = SquareTiles.SIDE;
        if (rows == side && fromPitch == side) {
            SquareTiles.transpose(from, from0, to, to0, toPitch);
        } else {
            float[] square = SQUARES.get();
            LaneKernels.copy(rows, from, from0, fromPitch, square, 0, side);
            SquareTiles.transpose(square, 0, to, to0, toPitch);
        }
    }

    private static void copyRest(
            float[] from,
            int from0,
            int fromPitch,
            int rows,
            int firstColumn,
            int endColumn,
            float[] to,
            int to0,
            int toPitch,
            boolean adds) {
        for (int j = firstColumn; j < endColumn; j++) {
            int target = to0 + j * toPitch;
            for (int i = 0; i < rows; i++) {
                float before = adds ? to[target + i] : 0;
                to[target + i] = before + from[from0 + i * fromPitch + j];
            }
        }
    }
}

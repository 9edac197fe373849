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
            firstLeft = copyNarrow(from, from0, fromPitch, firstColumn, endColumn, to, to0, toPitch);
        }
        for (int i = 0; i < rows; i += SQUARE) {
            int endRow = Math.min(i + SQUARE, rows);
            for (int j = firstLeft; j < endColumn; j += SQUARE) {
                copySquare(
                        from, from0, fromPitch, i, endRow, j, Math.min(j + SQUARE, endColumn), to, to0, toPitch, adds);
            }
        }
    }

    private static boolean isNarrow(int rows, int toPitch) {
        return rows < SquareTiles.SIDE && 2 * rows >= SquareTiles.SIDE && rows == toPitch;
    }

    /**
     * Where rows do not fill a square, but more than half of it, and their columns are to lie one behind the other: takes the rows behind
     * them along, whose numbers the next column then covers. Returns the first column that is left.
     */
    private static int copyNarrow(
            float[] from, int from0, int fromPitch, int firstColumn, int endColumn, float[] to, int to0, int toPitch) {
        float[] square = SQUARES.get();
        int side = SquareTiles.SIDE;
        int lastRow = from0 + (side - 1) * fromPitch;
        int end = Math.min(endColumn - 1, from.length - lastRow);
        int j = firstColumn;
        for (; j + side <= end; j += side) {
            SquareTiles.transpose(from, from0 + j, fromPitch, square, 0, side);
            LaneKernels.copy(side, square, 0, side, to, to0 + j * toPitch, toPitch);
        }
        return j;
    }

    private static void copySquare(
            float[] from,
            int from0,
            int fromPitch,
            int firstRow,
            int endRow,
            int firstColumn,
            int endColumn,
            float[] to,
            int to0,
            int toPitch,
            boolean adds) {
        if (VECTORS && !adds && endRow - firstRow == SQUARE && endColumn - firstColumn == SQUARE) {
            copyVectors(
                    from,
                    from0 + firstRow * fromPitch + firstColumn,
                    fromPitch,
                    to,
                    to0 + firstColumn * toPitch + firstRow,
                    toPitch);
            return;
        }
        for (int j = firstColumn; j < endColumn; j++) {
            int target = to0 + j * toPitch;
            for (int i = firstRow; i < endRow; i++) {
                float before = adds ? to[target + i] : 0;
                to[target + i] = before + from[from0 + i * fromPitch + j];
            }
        }
    }

    private static void copyVectors(float[] from, int from0, int fromPitch, float[] to, int to0, int toPitch) {
        for (int i = 0; i < SQUARE; i += SquareTiles.SIDE) {
            for (int j = 0; j < SQUARE; j += SquareTiles.SIDE) {
                SquareTiles.transpose(from, from0 + i * fromPitch + j, fromPitch, to, to0 + j * toPitch + i, toPitch);
            }
        }
    }
}

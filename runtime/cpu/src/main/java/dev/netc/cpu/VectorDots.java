package dev.netc.cpu;

/** {@link Kernels#dots} with {@link DotTiles}. */
final class VectorDots {

    private VectorDots() {}

    /** As {@link Kernels#dots}; {@code sums} has room for the lanes of a tile. */
    static void multiply(
            float[] sums,
            int rows,
            float[] a,
            int a0,
            int aPitch,
            int[] aSteps,
            int columns,
            float[] b,
            int b0,
            int[] table,
            int[] bSteps,
            int steps,
            float[] c,
            int c0,
            int cPitch) {
        boolean isAlone = columns % DotTiles.COLUMNS == 1;
        int together = isAlone ? columns - 1 : columns;
        for (int i = 0; i < rows; i += DotTiles.ROWS) {
            int m = Math.min(DotTiles.ROWS, rows - i);
            int at = a0 + i * aPitch;
            for (int j = 0; j < together; j += DotTiles.COLUMNS) {
                int n = Math.min(DotTiles.COLUMNS, together - j);
                int first = b0 + table[j];
                int second = b0 + table[j + 1];
                int third = b0 + table[j + n - 1];
                DotTiles.multiply(a, at, m > 1 ? aPitch : 0, m, aSteps, b, first, second, third, bSteps, steps, sums);
                addSums(sums, m, DotTiles.ROWS, n, DotTiles.COLUMNS, c, c0 + i * cPitch + j, cPitch);
            }
        }
        for (int i = 0; i < rows && isAlone; i += DotTiles.COLUMN_ROWS) {
            int m = Math.min(DotTiles.COLUMN_ROWS, rows - i);
            int column = b0 + table[together];
            DotTiles.multiplyColumn(a, a0 + i * aPitch, m > 1 ? aPitch : 0, m, aSteps, b, column, bSteps, steps, sums);
            addSums(sums, m, DotTiles.COLUMN_ROWS, 1, 1, c, c0 + i * cPitch + together, cPitch);
        }
    }

    /** Adds the lanes' sums of a tile of {@code tileRows} x {@code tileColumns} up, and those that exist to c. */
    private static void addSums(
            float[] sums, int rows, int tileRows, int columns, int tileColumns, float[] c, int c0, int cPitch) {
        LaneSum.ofEach(sums, 0, tileRows * tileColumns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                c[c0 + i * cPitch + j] += sums[i * tileColumns + j];
            }
        }
    }
}

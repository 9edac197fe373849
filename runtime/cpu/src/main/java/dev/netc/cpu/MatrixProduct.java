package dev.netc.cpu;

/**
 * A matrix product in blocks that fit the caches: a strip of columns, in it a range of depth, in that a few rows at a time. The second
 * factor's rows lie where a table says, so it can be a matrix, or an image of which each row of the table is a shifted view.
 */
final class MatrixProduct {

    private static final int DEPTH_BLOCK = 512;
    private static final int COLUMN_BLOCK = 256;

    private MatrixProduct() {}

    /**
     * c[i][j] = sum over k of a[i][k] * b[table[k] + j], for i below rows, j below columns, k below depth.
     *
     * @param aPitch distance of a's rows
     * @param cPitch distance of c's rows
     */
    static void multiply(
            Kernels kernels,
            int rows,
            int columns,
            int depth,
            float[] a,
            int a0,
            int aPitch,
            float[] b,
            int b0,
            int[] table,
            float[] c,
            int c0,
            int cPitch) {
        for (int j = 0; j < columns; j += COLUMN_BLOCK) {
            int width = Math.min(COLUMN_BLOCK, columns - j);
            for (int k = 0; k < depth; k += DEPTH_BLOCK) {
                int deep = Math.min(DEPTH_BLOCK, depth - k);
                int tile;
                for (int i = 0; i < rows; i += tile) {
                    tile = Math.min(kernels.tile(rows), kernels.tile(rows - i));
                    kernels.rows(
                            tile,
                            a,
                            a0 + i * aPitch + k,
                            aPitch,
                            b,
                            b0 + j,
                            table,
                            k,
                            deep,
                            c,
                            c0 + i * cPitch + j,
                            cPitch,
                            width,
                            k > 0);
                }
            }
        }
    }

    /** The table of a matrix whose rows lie this far apart. */
    static int[] rowsApart(int count, int pitch) {
        int[] table = new int[count];
        for (int k = 0; k < count; k++) {
            table[k] = Math.multiplyExact(k, pitch);
        }
        return table;
    }
}

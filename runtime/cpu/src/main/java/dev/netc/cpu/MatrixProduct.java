package dev.netc.cpu;

/**
 * A matrix product in blocks that fit the caches: a strip of columns, in it a range of depth, in that a few rows at a time. The second
 * factor's rows lie where a table says, so it can be a matrix, or an image of which each row of the table is a shifted view.
 */
final class MatrixProduct {

    private static final int DEPTH_BLOCK = 512;
    private static final int COLUMN_BLOCK = 256;

    /** As {@link #DEPTH_BLOCK}, for panels, which need it to be shorter: a tile's part of one and of the images stay in the first-level cache. */
    private static final int PANEL_DEPTH = 256;

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
                            1,
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

    /**
     * The products of one matrix with several images: as {@link #multiply}, with the matrix laid out in panels by {@link #layOutPanel}.
     *
     * @param tiles how its rows are cut
     * @param images how many
     * @param bDistance how far apart they lie
     * @param cDistance how far apart their products lie
     */
    static void multiplyPanels(
            Kernels kernels,
            Tiles tiles,
            int images,
            int columns,
            int depth,
            float[] a,
            int a0,
            float[] b,
            int b0,
            int bDistance,
            int[] table,
            float[] c,
            int c0,
            int cDistance,
            int cPitch) {
        for (int j = 0; j < columns; j += COLUMN_BLOCK) {
            int width = Math.min(COLUMN_BLOCK, columns - j);
            for (int k = 0; k < depth; k += PANEL_DEPTH) {
                int deep = Math.min(PANEL_DEPTH, depth - k);
                for (int tile = 0; tile < tiles.count(); tile++) {
                    int rows = tiles.rows(tile);
                    int panel = a0 + tiles.first(tile) * depth + k * rows;
                    for (int image = 0; image < images; image++) {
                        int from = b0 + image * bDistance + j;
                        int to = c0 + image * cDistance + tiles.first(tile) * cPitch + j;
                        kernels.rows(rows, a, panel, 1, rows, b, from, table, k, deep, c, to, cPitch, width, k > 0);
                    }
                }
            }
        }
    }

    /** Lays the rows of a tile out: for each column, the rows side by side. Its panel begins behind those of the tiles before. */
    static void layOutPanel(Tiles tiles, int tile, int depth, float[] a, int a0, float[] panels, int panels0) {
        int first = tiles.first(tile) * depth;
        int rows = tiles.rows(tile);
        Transposition.copy(a, a0 + first, depth, rows, 0, depth, panels, panels0 + first, rows);
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

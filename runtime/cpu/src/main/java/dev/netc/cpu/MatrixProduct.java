package dev.netc.cpu;

/** Matrix products in blocks that fit the caches: a strip of columns, in it a range of depth, in that a few rows at a time. */
final class MatrixProduct {

    private static final int DEPTH_BLOCK = 512;
    private static final int COLUMN_BLOCK = 256;

    /**
     * As above for panels: a block of images of a quarter of a second-level cache, rather deep than wide, as each tile begins and ends once
     * for its depth.
     */
    static final int PANEL_DEPTH = 1152;

    /** A block has a multiple of these columns. */
    private static final int BLOCK_COLUMNS = 64;

    /** Floats of such a block: where it is not as deep, it is so much wider, as the memory is faster the more of a row is read together. */
    private static final int BLOCK = PANEL_DEPTH * BLOCK_COLUMNS;

    /** Columns that are together enough for that. */
    private static final int MOST_COLUMNS = 512;

    private MatrixProduct() {}

    /**
     * Shifted views of an image, which are the rows of a matrix: number j of row k lies at {@code table[k] + j / run * pitch + j % run}.
     *
     * @param run numbers that lie together, as in {@link Kernels#layOut}
     */
    record Views(int[] table, int run, int pitch) {

        /** Of rows without gaps. */
        static Views of(Kernels kernels, int[] table) {
            return new Views(table, kernels.lanes(), kernels.lanes());
        }
    }

    /**
     * c[i][j] = sum over k of a[i][k] * b[k][j], for i below rows, j below columns, k below depth; with {@code adds}, c grows by that.
     *
     * @param aPitch distance of a's rows, and so on
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
            int bPitch,
            float[] c,
            int c0,
            int cPitch,
            boolean adds) {
        for (int j = 0; j < columns; j += COLUMN_BLOCK) {
            int width = Math.min(COLUMN_BLOCK, columns - j);
            for (int k = 0; k < depth; k += DEPTH_BLOCK) {
                int deep = Math.min(DEPTH_BLOCK, depth - k);
                int from = b0 + k * bPitch + j;
                int tile;
                for (int i = 0; i < rows; i += tile) {
                    tile = Math.min(kernels.tile(rows), kernels.tile(rows - i));
                    int at = a0 + i * aPitch + k;
                    int to = c0 + i * cPitch + j;
                    kernels.rows(tile, a, at, aPitch, b, from, bPitch, deep, c, to, cPitch, width, adds || k > 0);
                }
            }
        }
    }

    /** Floats of the memory that {@link #multiplyPanels} needs for its blocks of images, which have so many columns each. */
    static int blockSize(int images, int columns, int depth) {
        return Math.min(PANEL_DEPTH, depth) * images * Math.min(blockColumns(depth), columns) + Kernels.SLACK;
    }

    /** How many columns of each image are laid out at a time. */
    private static int blockColumns(int depth) {
        int columns = BLOCK / Math.min(PANEL_DEPTH, depth);
        return Math.min(MOST_COLUMNS, columns - columns % BLOCK_COLUMNS);
    }

    /**
     * The products of one matrix with views of several images: c[i][j] = sum over k of a[i][k] * b[k][j]. Blocks of b are copied, so that all
     * rows of a find them laid out; a single row, as of a channel with a filter of its own, reads them where they lie.
     *
     * @param tiles how the matrix' rows are cut, which {@link #layOutPanel} has laid out
     * @param images how many
     * @param columns of each image, a multiple of twice the lanes
     * @param bDistance how far apart they lie
     * @param cDistance how far apart their products lie
     * @param block memory of {@link #blockSize}
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
            Views views,
            float[] c,
            int c0,
            int cDistance,
            int cPitch,
            float[] block,
            int block0) {
        if (tiles.total() == 1) {
            for (int image = 0; image < images; image++) {
                int from = b0 + image * bDistance;
                kernels.correlate(depth, a, a0, b, from, views.table, c, c0 + image * cDistance, columns);
            }
            return;
        }
        int wide = blockColumns(depth);
        for (int j = 0; j < columns; j += wide) {
            int width = Math.min(wide, columns - j);
            for (int k = 0; k < depth; k += PANEL_DEPTH) {
                int deep = Math.min(PANEL_DEPTH, depth - k);
                for (int image = 0; image < images; image++) {
                    int to = block0 + image * deep * width;
                    int from = b0 + image * bDistance + j / views.run * views.pitch;
                    kernels.layOut(b, from, views.run, views.pitch, views.table, k, deep, width, block, to);
                }
                for (int first = 0; first < width; first += kernels.panelColumns()) {
                    int narrow = Math.min(kernels.panelColumns(), width - first);
                    for (int tile = 0; tile < tiles.count(); tile++) {
                        int rows = tiles.rows(tile);
                        int panel = a0 + tiles.first(tile) * depth + k * rows;
                        for (int image = 0; image < images; image++) {
                            int from = block0 + (image * width + first) * deep;
                            int to = c0 + image * cDistance + tiles.first(tile) * cPitch + j + first;
                            kernels.panels(rows, a, panel, block, from, deep, c, to, cPitch, narrow, k > 0);
                        }
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

package dev.netc.cpu;

/**
 * How the rows of a matrix are cut into register tiles.
 *
 * @param starts where each tile begins, and where the last ends
 */
record Tiles(int[] starts) {

    static Tiles of(Kernels kernels, int rows) {
        int[] starts = new int[rows + 1];
        int count = 0;
        while (starts[count] < rows) {
            int left = rows - starts[count];
            starts[count + 1] = starts[count] + Math.min(kernels.tile(rows), kernels.tile(left));
            count++;
        }
        return new Tiles(java.util.Arrays.copyOf(starts, count + 1));
    }

    int count() {
        return starts.length - 1;
    }

    int first(int tile) {
        return starts[tile];
    }

    int rows(int tile) {
        return starts[tile + 1] - starts[tile];
    }
}

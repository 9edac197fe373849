package dev.netc.cpu;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * How the rows of a matrix are cut into register tiles.
 *
 * @param starts where each tile begins, and where the last ends
 */
record Tiles(int[] starts) {

    /** @param largest how many rows the largest tile takes of a matrix of so many */
    static Tiles of(int rows, IntUnaryOperator largest) {
        int[] starts = new int[rows + 1];
        int count = 0;
        while (starts[count] < rows) {
            int left = rows - starts[count];
            starts[count + 1] = starts[count] + Math.min(largest.applyAsInt(rows), largest.applyAsInt(left));
            count++;
        }
        return new Tiles(Arrays.copyOf(starts, count + 1));
    }

    int count() {
        return starts.length - 1;
    }

    /** How many rows the matrix has. */
    int total() {
        return starts[count()];
    }

    int first(int tile) {
        return starts[tile];
    }

    int rows(int tile) {
        return starts[tile + 1] - starts[tile];
    }
}

package dev.netc.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranspositionTest {

    /** Sizes below, at and beyond the squares that are taken at a time, and columns that begin anywhere. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0", "16, 16, 0", "17, 33, 0", "32, 48, 5", "5, 64, 16", "64, 5, 1", "40, 40, 24"})
    void rowsAndColumnsAreExchanged(int rows, int columns, int first) {
        for (boolean adds : new boolean[] {false, true}) {
            check(rows, columns, first, rows + 2, adds);
        }
    }

    /** Rows that do not fill a square, and the columns of the copy one behind the other, also where the array ends with the rows. */
    @ParameterizedTest
    @CsvSource({"6, 70, 0", "8, 99, 1", "10, 81, 0", "12, 100, 3", "12, 64, 0", "15, 65, 0"})
    void narrowColumnsAreDense(int rows, int columns, int first) {
        check(rows, columns, first, rows, false);
    }

    private static void check(int rows, int columns, int first, int toPitch, boolean adds) {
        int fromPitch = columns + 3;
        float[] from = new float[rows * fromPitch + 7];
        float[] to = new float[columns * toPitch + 7];
        for (int i = 0; i < from.length; i++) {
            from[i] = i;
        }
        Arrays.fill(to, 0.5f);
        Transposition.copy(from, 3, fromPitch, rows, first, columns, to, 4, toPitch, adds);
        for (int i = 0; i < to.length; i++) {
            int row = Math.floorMod(i - 4, toPitch);
            int column = Math.floorDiv(i - 4, toPitch);
            boolean isCopied = i >= 4 && row < rows && column >= first && column < columns;
            float expected = isCopied ? from[3 + row * fromPitch + column] + (adds ? 0.5f : 0) : 0.5f;
            assertEquals(expected, to[i], "element " + i);
        }
    }
}

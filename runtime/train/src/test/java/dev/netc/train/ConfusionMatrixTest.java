package dev.netc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    @Test
    void countsTruthsAgainstPredictions() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        int[][] pairs = {{0, 0}, {0, 0}, {0, 1}, {1, 1}, {2, 1}, {2, 2}};
        for (int[] pair : pairs) {
            matrix.add(pair[0], pair[1]);
        }
        assertEquals(6, matrix.total());
        assertEquals(4, matrix.correct());
        assertEquals(4 / 6.0, matrix.accuracy());
        assertEquals(1, matrix.count(2, 1));
        assertEquals(3, matrix.truths(0));
        assertEquals(3, matrix.predictions(1));
        assertEquals(2 / 3.0, matrix.recall(0));
        assertEquals(1 / 3.0, matrix.precision(1));
    }
}

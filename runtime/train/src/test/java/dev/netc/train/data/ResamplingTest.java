package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResamplingTest {

    @Test
    void enlargesBilinearly() {
        float[] enlarged = Resampling.resize(new float[] {0, 1}, 1, 2, 1, 4);
        assertArrayEquals(new float[] {0, 0.25f, 0.75f, 1}, enlarged, 1e-6f);
    }

    @Test
    void shrinksByMeans() {
        // A triangle as wide as two of the new numbers: weights 3, 3, 1 for the first of the two.
        float[] shrunk = Resampling.resize(new float[] {7, 0, 0, 7}, 1, 4, 1, 2);
        assertArrayEquals(new float[] {3, 3}, shrunk, 1e-6f);
    }

    @Test
    void rowsAndColumnsAreResizedAlike() {
        float[] tall = Resampling.resize(new float[] {0, 1}, 2, 1, 4, 1);
        assertArrayEquals(new float[] {0, 0.25f, 0.75f, 1}, tall, 1e-6f);
        float[] square = Resampling.resize(new float[] {0, 1, 2, 3}, 2, 2, 3, 3);
        assertArrayEquals(new float[] {0, 0.5f, 1, 1, 1.5f, 2, 2, 2.5f, 3}, square, 1e-6f);
    }

    @Test
    void constantStaysConstant() {
        float[] plane = new float[13 * 7];
        Arrays.fill(plane, 0.3f);
        float[] expected = new float[5 * 11];
        Arrays.fill(expected, 0.3f);
        assertArrayEquals(expected, Resampling.resize(plane, 13, 7, 5, 11), 1e-6f);
    }
}

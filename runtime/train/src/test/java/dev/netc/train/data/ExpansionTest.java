package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The training set grown fivefold by shifts, as Nielsen's {@code expand_mnist.py} does. */
class ExpansionTest {

    private static final float[][] COPIES = {
        {1, 2, 3, 4, 5, 6, 7, 8, 9},
        {0, 0, 0, 1, 2, 3, 4, 5, 6},
        {4, 5, 6, 7, 8, 9, 0, 0, 0},
        {0, 1, 2, 0, 4, 5, 0, 7, 8},
        {2, 3, 0, 5, 6, 0, 8, 9, 0}
    };

    @Test
    void everyImageComesAsItIsAndInFourDirections() throws Exception {
        byte[] pixels = new byte[18];
        for (int i = 0; i < 18; i++) {
            pixels[i] = (byte) (i + 1);
        }
        Samples two = Samples.of(new Inputs.Pixels(pixels, 9), new Targets.Classes(new int[] {1, 0}, 2));
        DataSet set = new DataSet("two", List.of(1, 3, 3), List.of("a", "b"), two, two.range(0, 1), two.range(0, 1));
        DataSet expanded = set.expanded(1);
        assertEquals(10, expanded.training().count());
        assertEquals(1, expanded.validation().count());
        for (int i = 0; i < 10; i++) {
            float[] image = new float[9];
            expanded.training().copyInput(i, Normalization.none(), image, 0);
            for (int j = 0; j < 9; j++) {
                float expected = COPIES[i % 5][j] == 0 ? 0 : COPIES[i % 5][j] + i / 5 * 9;
                assertEquals(expected / 255, image[j], 1e-7f, "copy " + i + ", pixel " + j);
            }
            assertEquals(1 - i / 5, expanded.training().label(i));
        }
    }

    @Test
    void coloursMoveTogetherAndWhatComesInIsNormalizedToo() throws Exception {
        Samples one = Samples.of(
                new Inputs.Numbers(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 8), new Targets.Classes(new int[1], 1));
        DataSet set = DataSet.of("one", List.of(2, 2, 2), List.of("a"), one, one.range(0, 0));
        float[] image = new float[8];
        Normalization less = Normalization.of(List.of(2, 2, 2), List.of(1.0, 2.0), List.of(1.0, 1.0));
        set.expanded(1).training().copyInput(4, less, image, 0);
        assertArrayEquals(new float[] {1, -1, 3, -1, 4, -2, 6, -2}, image);
        assertThrows(DataException.class, () -> set.expanded(2));
    }
}

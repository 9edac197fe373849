package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizationTest {

    @Test
    void pixelsAsTorchvisionHasThem() throws DataException {
        // transforms.Normalize((0.1307,), (0.3081,)) of ToTensor's 0, 128/255 and 1
        Normalization normalization = Normalization.of(List.of(1, 1, 3), List.of(0.1307), List.of(0.3081));
        float[] sample = new float[3];
        new Inputs.Pixels(new byte[] {0, (byte) 128, (byte) 255}, 3).copy(0, normalization, sample, 0);
        assertArrayEquals(new float[] {-0.42421296f, 1.2050011f, 2.8214867f}, sample, 2e-7f);
    }

    @Test
    void channelsHaveTheirOwnNumbers() throws DataException {
        Normalization normalization =
                Normalization.of(List.of(3, 1, 2), List.of(0.0, 1.0, 2.0), List.of(1.0, 2.0, 4.0));
        float[] sample = new float[8];
        Inputs.Numbers numbers = new Inputs.Numbers(new float[] {9, 9, 9, 9, 9, 9, 1, 2, 3, 4, 6, 10}, 6);
        numbers.copy(1, normalization, sample, 2);
        assertArrayEquals(new float[] {0, 0, 1, 2, 1, 1.5f, 1, 2}, sample);
        float[] pixels = new float[6];
        new Inputs.Pixels(new byte[] {0, 51, 0, 51, 0, 51}, 6).copy(0, normalization, pixels, 0);
        assertArrayEquals(new float[] {0, 0.2f, -0.5f, -0.4f, -0.5f, -0.45f}, pixels, 1e-7f);
    }

    @Test
    void numbersMustSuitTheChannels() {
        String count = message(List.of(0.0, 1.0), List.of(1.0));
        assertEquals("normalize mean has 2 numbers; expected 1, or 3 for samples of 3x8x8", count);
        String zero = message(List.of(0.0), List.of(0.0));
        assertTrue(zero.contains("other than 0, not 0.0"), zero);
    }

    private static String message(List<Double> mean, List<Double> deviation) {
        return assertThrows(DataException.class, () -> Normalization.of(List.of(3, 8, 8), mean, deviation))
                .getMessage();
    }
}

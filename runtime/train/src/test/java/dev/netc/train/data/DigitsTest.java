package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DigitsTest {

    @Test
    void sameSeedGivesSameImagesOnEveryMachine() {
        Samples samples = Digits.generate(20, 1, 0).training();
        byte[] pixels = new byte[20 * 784];
        for (int i = 0; i < 20; i++) {
            float[] image = image(samples, i);
            for (int j = 0; j < 784; j++) {
                pixels[i * 784 + j] = (byte) Math.round(255 * image[j]);
            }
        }
        assertEquals(
                "bf7861fb4f8d74e1e749ae749b8934c9",
                HexFormat.of().formatHex(Download.md5().digest(pixels)));
    }

    @Test
    void firstSamplesDoNotDependOnTheNumber() {
        float[] few = image(Digits.generate(10, 1, 5).training(), 9);
        float[] many = image(Digits.generate(100, 7, 5).training(), 9);
        assertArrayEquals(few, many);
        assertFalse(Arrays.equals(few, image(Digits.generate(10, 1, 6).training(), 9)));
    }

    @Test
    void testSamplesAreOthersThanTrainingSamples() {
        DataSet digits = Digits.generate(10, 10, 0);
        for (int i = 0; i < 10; i++) {
            assertFalse(Arrays.equals(image(digits.training(), i), image(digits.test(), i)));
        }
    }

    @Test
    void everyClassIsAsFrequentAndInkedInTheMiddle() {
        Samples samples = Digits.generate(1000, 1, 3).training();
        int[] frequency = new int[10];
        for (int i = 0; i < samples.count(); i++) {
            frequency[samples.label(i)]++;
            float[] image = image(samples, i);
            double ink = 0;
            double border = 0;
            for (int j = 0; j < 784; j++) {
                boolean onBorder = j % 28 == 0 || j % 28 == 27 || j < 28 || j >= 756;
                ink += image[j] > 0.5 ? 1 : 0;
                border += onBorder && image[j] > 0.5 ? 1 : 0;
            }
            assertTrue(ink >= 12 && ink <= 350, "sample " + i + " has " + ink + " inked pixels");
            assertTrue(border == 0, "sample " + i + " has " + border + " inked pixels on its border");
        }
        assertArrayEquals(new int[] {100, 100, 100, 100, 100, 100, 100, 100, 100, 100}, frequency);
    }

    private static float[] image(Samples samples, int index) {
        float[] image = new float[784];
        samples.copyInput(index, Normalization.none(), image, 0);
        return image;
    }
}

package dev.netc.train.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.augmentation.Augmentation;
import dev.netc.runtime.augmentation.Crop;
import dev.netc.runtime.augmentation.Expand;
import dev.netc.runtime.augmentation.Flip;
import dev.netc.runtime.augmentation.Jitter;
import dev.netc.runtime.augmentation.Noise;
import dev.netc.runtime.augmentation.Rotate;
import dev.netc.runtime.augmentation.Shift;
import dev.netc.train.data.DataException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AugmenterTest {

    private static final List<Integer> SHAPE = List.of(3, 8, 8);
    private static final List<Augmentation> SEVERAL = List.of(
            new Rotate(30), Jitter.none().brightness(0.3).hue(0.2), Flip.none().horizontal(0.5), new Noise(0.01));

    @Test
    void whatIsDrawnDependsOnSeedEpochAndSampleAlone() throws DataException {
        Augmenter augmenter = Augmenter.of(SEVERAL, SHAPE, 5);
        Augmenter.Workplace used = augmenter.workplace();
        changed(used, 1, 7);
        float[] image = changed(used, 2, 7);
        assertArrayEquals(image, changed(Augmenter.of(SEVERAL, SHAPE, 5).workplace(), 2, 7));
        assertFalse(Arrays.equals(image, changed(used, 1, 7)));
        assertFalse(Arrays.equals(image, changed(used, 2, 8)));
        assertFalse(Arrays.equals(image, changed(Augmenter.of(SEVERAL, SHAPE, 6).workplace(), 2, 7)));
    }

    private static float[] changed(Augmenter.Workplace workplace, int epoch, int sample) {
        for (int i = 0; i < workplace.pixels().length; i++) {
            workplace.pixels()[i] = i % 100 / 100f;
        }
        workplace.change(epoch, sample);
        return workplace.pixels().clone();
    }

    @Test
    void expansionChangesNoImageByItself() throws DataException {
        assertTrue(Augmenter.of(List.of(new Expand(1)), SHAPE, 0).isIdentity());
    }

    @Test
    void whatDoesNotFitIsTold() {
        assertEquals(
                "augment changes images, but the samples are of 4; leave augment out",
                assertThrows(DataException.class, () -> Augmenter.of(SEVERAL, List.of(4), 0))
                        .getMessage());
        assertEquals(
                "shift 8x0 is as large as the images of 3x8x8; choose a smaller one",
                assertThrows(DataException.class, () -> Augmenter.of(List.of(new Shift(8, 0)), SHAPE, 0))
                        .getMessage());
        assertEquals(
                "crop pad 1x9 is as large as the images of 3x8x8; choose a smaller one",
                assertThrows(DataException.class, () -> Augmenter.of(List.of(Crop.padded(1, 9)), SHAPE, 0))
                        .getMessage());
    }
}

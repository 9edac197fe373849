package dev.netc.train.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.augmentation.Crop;
import dev.netc.runtime.augmentation.Cutout;
import dev.netc.runtime.augmentation.Flip;
import dev.netc.runtime.augmentation.Rotate;
import dev.netc.runtime.augmentation.Shift;
import dev.netc.runtime.augmentation.Zoom;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Images of 1, 2, 3 ... The expected numbers of rotation, zoom and shift are those of PyTorch 2.13's {@code affine_grid}
 * and {@code grid_sample} with torchvision's inverse affine matrix.
 */
class GeometryTest {

    @Test
    void rotatesCounterclockwiseToTheNearestPixel() {
        assertChanged(
                4,
                5,
                image -> Geometry.rotate(image, 20),
                0,
                3,
                4,
                4,
                10,
                1,
                7,
                8,
                9,
                15,
                6,
                12,
                13,
                14,
                20,
                11,
                17,
                17,
                18,
                0);
        assertChanged(
                4,
                5,
                image -> Geometry.rotate(image, -50),
                11,
                6,
                7,
                2,
                0,
                16,
                12,
                8,
                3,
                4,
                17,
                18,
                13,
                9,
                5,
                0,
                19,
                14,
                15,
                10);
        assertChanged(3, 3, image -> Geometry.rotate(image, 90), 3, 6, 9, 2, 5, 8, 1, 4, 7);
    }

    @Test
    void zoomsAboutTheMiddle() {
        assertChanged(
                4,
                5,
                image -> Geometry.zoom(image, 0.6),
                0,
                0,
                0,
                0,
                0,
                0,
                6,
                8,
                10,
                0,
                0,
                11,
                13,
                15,
                0,
                0,
                0,
                0,
                0,
                0);
        assertChanged(
                4,
                5,
                image -> Geometry.zoom(image, 1.7),
                7,
                7,
                8,
                9,
                9,
                7,
                7,
                8,
                9,
                9,
                12,
                12,
                13,
                14,
                14,
                12,
                12,
                13,
                14,
                14);
        // Halves go to the even neighbour.
        assertChanged(
                5,
                5,
                image -> Geometry.zoom(image, 2),
                7,
                8,
                8,
                8,
                9,
                12,
                13,
                13,
                13,
                14,
                12,
                13,
                13,
                13,
                14,
                12,
                13,
                13,
                13,
                14,
                17,
                18,
                18,
                18,
                19);
    }

    @Test
    void shiftsAndFlips() {
        assertChanged(
                4,
                5,
                image -> Geometry.shift(image, 1, -2),
                0,
                0,
                0,
                0,
                0,
                3,
                4,
                5,
                0,
                0,
                8,
                9,
                10,
                0,
                0,
                13,
                14,
                15,
                0,
                0);
        assertChanged(2, 3, Geometry::flipHorizontally, 3, 2, 1, 6, 5, 4);
        assertChanged(2, 3, Geometry::flipVertically, 4, 5, 6, 1, 2, 3);
    }

    @Test
    void cropsOutOfABorder() {
        assertChanged(3, 3, image -> Geometry.crop(image, -1, 1, Crop.Fill.ZERO), 0, 0, 0, 2, 3, 0, 5, 6, 0);
        assertChanged(3, 3, image -> Geometry.crop(image, -2, 1, Crop.Fill.REFLECT), 8, 9, 8, 5, 6, 5, 2, 3, 2);
        assertChanged(3, 3, image -> Geometry.crop(image, -1, 1, Crop.Fill.REPLICATE), 2, 3, 3, 2, 3, 3, 5, 6, 6);
    }

    @Test
    void whatIsDrawnReachesItsLimitsAndNoFurther() {
        SplittableRandom random = new SplittableRandom(1);
        Set<Integer> corners = new TreeSet<>();
        for (int i = 0; i < 400; i++) {
            Image image = counted(1, 5, 5);
            Geometry.shift(new Shift(1, 0)).apply(image, random);
            corners.add((int) image.pixels()[0]);
        }
        assertEquals(Set.of(0, 1, 6), corners);
        corners.clear();
        for (int i = 0; i < 400; i++) {
            Image image = counted(1, 5, 5);
            Geometry.crop(Crop.padded(0, 1)).apply(image, random);
            corners.add((int) image.pixels()[0]);
        }
        assertEquals(Set.of(0, 1, 2), corners);
    }

    @Test
    void probabilitiesOfZeroAndOneAreCertain() {
        SplittableRandom random = new SplittableRandom(1);
        assertChanged(1, 3, image -> Geometry.flip(new Flip(1, 0)).apply(image, random), 3, 2, 1);
        assertChanged(1, 3, image -> Geometry.flip(new Flip(0, 0)).apply(image, random), 1, 2, 3);
        assertChanged(1, 3, image -> Geometry.rotate(new Rotate(0)).apply(image, random), 1, 2, 3);
        assertChanged(1, 3, image -> Geometry.zoom(new Zoom(1, 1)).apply(image, random), 1, 2, 3);
    }

    @Test
    void cutoutCoversARectangleOfTheWantedArea() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50; i++) {
            Image image = counted(2, 40, 40);
            Geometry.cutout(new Cutout(1, 0.1, 0.2)).apply(image, random);
            int[] covered = IntStream.range(0, 1600)
                    .filter(place -> image.pixels()[place] == 0)
                    .toArray();
            int high = covered[covered.length - 1] / 40 - covered[0] / 40 + 1;
            int wide = covered[covered.length - 1] % 40 - covered[0] % 40 + 1;
            assertEquals(high * wide, covered.length);
            assertTrue(covered.length >= 0.09 * 1600 && covered.length <= 0.22 * 1600, covered.length + " pixels");
            for (int place : covered) {
                assertEquals(0, image.pixels()[1600 + place]);
            }
        }
        assertChanged(1, 3, image -> Geometry.cutout(new Cutout(0, 0.1, 0.2)).apply(image, random), 1, 2, 3);
    }

    private static void assertChanged(int height, int width, Consumer<Image> change, float... expected) {
        Image image = counted(1, height, width);
        change.accept(image);
        assertArrayEquals(expected, image.pixels());
    }

    private static Image counted(int channels, int height, int width) {
        Image image = new Image(channels, height, width);
        for (int i = 0; i < image.pixels().length; i++) {
            image.pixels()[i] = i + 1;
        }
        return image;
    }
}

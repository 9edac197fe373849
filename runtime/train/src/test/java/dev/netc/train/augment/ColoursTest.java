package dev.netc.train.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.augmentation.Jitter;
import dev.netc.runtime.augmentation.Noise;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The expected numbers are those of torchvision's formulas for float tensors, worked out by PyTorch 2.13. */
class ColoursTest {

    private static final float[] PIXELS = {.2f, .9f, .5f, 0, .4f, .1f, .5f, 1, .8f, .3f, .5f, .6f};

    @Test
    void brightness() {
        assertColours(
                image -> Colours.brightness(image, 1.5f), .3f, 1, .75f, 0, .6f, .15f, .75f, 1, 1, .45f, .75f, .9f);
    }

    @Test
    void contrastIsAboutTheMeanGrey() {
        assertColours(
                image -> Colours.contrast(image, 0.5f),
                .337880f,
                .687880f,
                .487880f,
                .237880f,
                .437880f,
                .287880f,
                .487880f,
                .737880f,
                .637880f,
                .387880f,
                .487880f,
                .537880f);
        Image grey = new Image(1, 2, 2);
        System.arraycopy(PIXELS, 0, grey.pixels(), 0, 4);
        Colours.contrast(grey, 1.4f);
        assertArrayEquals(new float[] {.12f, 1, .54f, 0}, grey.pixels(), 1e-6f);
    }

    @Test
    void saturation() {
        assertColours(
                image -> Colours.saturation(image, 1.6f),
                .088532f,
                1,
                .500030f,
                0,
                .408532f,
                0,
                .500030f,
                1,
                1,
                .262854f,
                .500030f,
                .566760f);
    }

    @Test
    void hueTurnsThroughAllSectors() {
        assertColours(image -> Colours.hue(image, 0.1f), .36f, .9f, .5f, 0, .2f, .38f, .5f, .8f, .8f, .1f, .5f, 1);
        assertColours(image -> Colours.hue(image, -0.35f), .46f, .1f, .5f, 1, .8f, .38f, .5f, .5f, .2f, .9f, .5f, 0);
        assertColours(image -> Colours.hue(image, 0.5f), .8f, .1f, .5f, 1, .6f, .9f, .5f, 0, .2f, .7f, .5f, .4f);
    }

    @Test
    void greyImagesHaveNeitherSaturationNorHue() {
        Image grey = new Image(1, 2, 6);
        System.arraycopy(PIXELS, 0, grey.pixels(), 0, 12);
        Colours.saturation(grey, 3);
        Colours.hue(grey, 0.3f);
        assertArrayEquals(PIXELS, grey.pixels());
    }

    @Test
    void factorsAreUniformAroundOne() {
        Change jitter = Colours.jitter(Jitter.none().brightness(0.2));
        SplittableRandom random = new SplittableRandom(3);
        double least = 2;
        double most = 0;
        for (int i = 0; i < 2000; i++) {
            Image image = new Image(1, 1, 1);
            image.pixels()[0] = 0.5f;
            jitter.apply(image, random);
            least = Math.min(least, image.pixels()[0] / 0.5);
            most = Math.max(most, image.pixels()[0] / 0.5);
        }
        assertEquals(0.8, least, 0.002);
        assertEquals(1.2, most, 0.002);
    }

    @Test
    void noiseHasItsDeviationAndStaysInRange() {
        Image image = new Image(1, 200, 200);
        Arrays.fill(image.pixels(), 0.5f);
        Colours.noise(new Noise(0.1)).apply(image, new SplittableRandom(1));
        double squares = 0;
        for (float pixel : image.pixels()) {
            assertTrue(pixel >= 0 && pixel <= 1);
            squares += (pixel - 0.5) * (pixel - 0.5);
        }
        assertEquals(0.1, Math.sqrt(squares / 40_000), 0.002);
    }

    private static void assertColours(Consumer<Image> change, float... expected) {
        Image image = new Image(3, 2, 2);
        System.arraycopy(PIXELS, 0, image.pixels(), 0, PIXELS.length);
        change.accept(image);
        assertArrayEquals(expected, image.pixels(), 2e-6f);
    }
}

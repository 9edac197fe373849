package dev.netc.train.augment;

import dev.netc.runtime.augmentation.Jitter;
import dev.netc.runtime.augmentation.Noise;
import java.util.SplittableRandom;

/** The changes of pixels' values. Those of grey images have neither saturation nor hue. */
final class Colours {

    private static final int RGB = 3;

    private Colours() {}

    static Change jitter(Jitter jitter) {
        Change[] changes = {
            factor(jitter.brightness(), Colours::brightness),
            factor(jitter.contrast(), Colours::contrast),
            factor(jitter.saturation(), Colours::saturation),
            hue(jitter.hue())
        };
        return (image, random) -> {
            for (int index : order(changes.length, random)) {
                changes[index].apply(image, random);
            }
        };
    }

    /** Changes an image by a number. */
    private interface Adjustment {
        void apply(Image image, float number);
    }

    private static Change factor(double width, Adjustment adjustment) {
        return (image, random) -> {
            if (width != 0) {
                adjustment.apply(image, (float) Change.uniform(random, Math.max(0, 1 - width), 1 + width));
            }
        };
    }

    private static Change hue(double width) {
        return (image, random) -> {
            if (width != 0) {
                hue(image, (float) Change.uniform(random, -width, width));
            }
        };
    }

    /** 0 to {@code count - 1} in a random order. */
    private static int[] order(int count, SplittableRandom random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    static void brightness(Image image, float factor) {
        float[] pixels = image.pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = blend(pixels[i], 0, factor);
        }
    }

    static void contrast(Image image, float factor) {
        float[] pixels = image.pixels();
        float mean = mean(image);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = blend(pixels[i], mean, factor);
        }
    }

    /** Of all pixels, or of their greys where they have colours. */
    private static float mean(Image image) {
        double sum = 0;
        if (image.channels() == RGB) {
            for (int i = 0; i < image.area(); i++) {
                sum += grey(image, i);
            }
            return (float) (sum / image.area());
        }
        for (float pixel : image.pixels()) {
            sum += pixel;
        }
        return (float) (sum / image.pixels().length);
    }

    static void saturation(Image image, float factor) {
        if (image.channels() != RGB) {
            return;
        }
        float[] pixels = image.pixels();
        int area = image.area();
        for (int i = 0; i < area; i++) {
            float grey = grey(image, i);
            for (int j = i; j < pixels.length; j += area) {
                pixels[j] = blend(pixels[j], grey, factor);
            }
        }
    }

    private static float grey(Image image, int place) {
        float[] pixels = image.pixels();
        int area = image.area();
        return 0.2989f * pixels[place] + 0.587f * pixels[place + area] + 0.114f * pixels[place + 2 * area];
    }

    private static float blend(float pixel, float other, float factor) {
        return clamp(factor * pixel + (1 - factor) * other);
    }

    private static float clamp(float value) {
        return Math.max(0, Math.min(1, value));
    }

    /** @param turn in parts of the colour circle, -0.5 to 0.5 */
    static void hue(Image image, float turn) {
        if (image.channels() != RGB) {
            return;
        }
        float[] pixels = image.pixels();
        int area = image.area();
        for (int i = 0; i < area; i++) {
            turnHue(pixels, i, i + area, i + 2 * area, turn);
        }
    }

    /** By way of hue, saturation and value (Smith, 1978). A grey has no hue and stays as it is. */
    private static void turnHue(float[] pixels, int red, int green, int blue, float turn) {
        float most = Math.max(pixels[red], Math.max(pixels[green], pixels[blue]));
        float range = most - Math.min(pixels[red], Math.min(pixels[green], pixels[blue]));
        if (range == 0) {
            return;
        }
        float sixth = 6 * fraction(hue(pixels[red], pixels[green], pixels[blue], most, range) + turn);
        float saturation = range / most;
        int sector = (int) sixth;
        float part = sixth - sector;
        float low = clamp(most * (1 - saturation));
        float falling = clamp(most * (1 - saturation * part));
        float rising = clamp(most * (1 - saturation * (1 - part)));
        pixels[red] = choose(sector, most, falling, low, low, rising, most);
        pixels[green] = choose(sector, rising, most, most, falling, low, low);
        pixels[blue] = choose(sector, low, low, rising, most, most, falling);
    }

    private static float hue(float red, float green, float blue, float most, float range) {
        float sixth;
        if (red == most) {
            sixth = (green - blue) / range;
        } else if (green == most) {
            sixth = 2 + (blue - red) / range;
        } else {
            sixth = 4 + (red - green) / range;
        }
        return fraction(sixth / 6 + 1);
    }

    private static float fraction(float number) {
        return number - (float) Math.floor(number);
    }

    /** The value of a sector of the colour circle; the end of the circle is its beginning. */
    private static float choose(
            int sector, float first, float second, float third, float fourth, float fifth, float sixth) {
        return switch (sector % 6) {
            case 0 -> first;
            case 1 -> second;
            case 2 -> third;
            case 3 -> fourth;
            case 4 -> fifth;
            default -> sixth;
        };
    }

    static Change noise(Noise noise) {
        float deviation = (float) noise.deviation();
        return (image, random) -> {
            float[] pixels = image.pixels();
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = clamp(pixels[i] + deviation * (float) random.nextGaussian());
            }
        };
    }
}

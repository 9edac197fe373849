package dev.netc.report;

import dev.netc.train.data.Normalization;
import dev.netc.train.data.Samples;
import java.awt.image.BufferedImage;
import java.util.List;

/** Samples as images. */
public final class PixelImage {

    private PixelImage() {}

    /** Whether samples of this shape are images: 1 x H x W or 3 x H x W. */
    public static boolean suits(List<Integer> shape) {
        return shape.size() == 3 && (shape.get(0) == 1 || shape.get(0) == 3);
    }

    /** A sample of this shape, as it is before it is normalized. */
    public static BufferedImage of(Samples samples, int sample, List<Integer> shape) {
        float[] values = new float[samples.elements()];
        samples.copyInput(sample, Normalization.none(), values, 0);
        return of(values, shape);
    }

    /** Numbers C x H x W, 0 for black to 1 for white; what lies outside is cut off. */
    public static BufferedImage of(float[] values, List<Integer> shape) {
        int height = shape.get(1);
        int width = shape.get(2);
        int area = height * width;
        boolean isGrey = shape.get(0) == 1;
        BufferedImage image =
                new BufferedImage(width, height, isGrey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < area; i++) {
            if (isGrey) {
                image.getRaster().setSample(i % width, i / width, 0, level(values[i]));
            } else {
                int rgb = level(values[i]) << 16 | level(values[area + i]) << 8 | level(values[2 * area + i]);
                image.setRGB(i % width, i / width, rgb);
            }
        }
        return image;
    }

    private static int level(float value) {
        return Math.max(0, Math.min(255, Math.round(255 * value)));
    }
}

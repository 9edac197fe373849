package dev.netc.train.data;

import dev.netc.train.data.StrokePath.Point;
import java.util.SplittableRandom;

/**
 * One hand: how a glyph is turned, slanted, stretched, bent and inked. All of it is drawn from the random numbers
 * given, with {@link StrictMath}, so that every machine draws the same image.
 *
 * @param matrix the affine change without its shift, row-major
 * @param waves two smooth displacements, in x and y: each a phase, a frequency and a height
 * @param radius half the pen's width in pixels
 * @param ink 0 to 1
 * @param noise standard deviation of what is added to each pixel
 */
record PenStyle(double[] matrix, double[] waves, double radius, double ink, double noise) {

    static PenStyle random(SplittableRandom random) {
        double turn = between(random, -0.28, 0.28);
        double slant = between(random, -0.3, 0.3);
        double wide = between(random, 0.62, 0.98);
        double high = between(random, 0.68, 0.98);
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        double[] matrix = {cos * wide, (cos * slant - sin) * high, sin * wide, (sin * slant + cos) * high};
        double[] waves = new double[6];
        for (int i = 0; i < waves.length; i += 3) {
            waves[i] = between(random, 0, 2 * Math.PI);
            waves[i + 1] = between(random, 2, 6);
            waves[i + 2] = between(random, -0.05, 0.05);
        }
        return new PenStyle(
                matrix, waves, between(random, 0.7, 1.9), between(random, 0.7, 1), between(random, 0, 0.12));
    }

    static double between(SplittableRandom random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** The glyph in this hand; its middle stays about where it was. */
    StrokePath write(StrokePath glyph) {
        return glyph.moved(this::bend);
    }

    private Point bend(Point point) {
        double x = point.x() - 0.5;
        double y = point.y() - 0.5;
        double bentX = x + waves[2] * StrictMath.sin(waves[0] + waves[1] * y);
        double bentY = y + waves[5] * StrictMath.sin(waves[3] + waves[4] * x);
        return new Point(0.5 + matrix[0] * bentX + matrix[1] * bentY, 0.5 + matrix[2] * bentX + matrix[3] * bentY);
    }
}

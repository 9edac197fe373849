package dev.netc.train.data;

import dev.netc.train.data.StrokePath.Point;
import java.util.SplittableRandom;

/** A square image that a pen with a round tip draws on, smooth at the edges. */
final class StrokeCanvas {

    private final int size;
    private final double[] covered;

    StrokeCanvas(int size) {
        this.size = size;
        this.covered = new double[size * size];
    }

    /** @param radius half the pen's width in pixels */
    void draw(StrokePath path, double radius) {
        for (StrokePath.Segment segment : path.segments()) {
            draw(segment.from(), segment.to(), radius);
        }
    }

    /** Covers every pixel by as much as its middle lies within the pen's radius, fading over one pixel at the edge. */
    private void draw(Point from, Point to, double radius) {
        double x0 = from.x() * size - 0.5;
        double y0 = from.y() * size - 0.5;
        double dx = (to.x() - from.x()) * size;
        double dy = (to.y() - from.y()) * size;
        double length = dx * dx + dy * dy;
        double reach = radius + 1;
        int top = clamp(Math.floor(Math.min(y0, y0 + dy) - reach));
        int bottom = clamp(Math.ceil(Math.max(y0, y0 + dy) + reach));
        int left = clamp(Math.floor(Math.min(x0, x0 + dx) - reach));
        int right = clamp(Math.ceil(Math.max(x0, x0 + dx) + reach));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double along = length == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / length;
                double nearest = Math.max(0, Math.min(1, along));
                double awayX = x - x0 - nearest * dx;
                double awayY = y - y0 - nearest * dy;
                double cover = radius + 0.5 - Math.sqrt(awayX * awayX + awayY * awayY);
                covered[y * size + x] = Math.max(covered[y * size + x], Math.min(1, cover));
            }
        }
    }

    private int clamp(double position) {
        return (int) Math.max(0, Math.min(size - 1, position));
    }

    /** Writes the image as bytes, 0 for none to 255 for full ink, with the style's ink and noise. */
    void write(PenStyle style, SplittableRandom random, byte[] target, int offset) {
        for (int i = 0; i < covered.length; i++) {
            double value = covered[i] * style.ink() + style.noise() * bell(random);
            target[offset + i] = (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
        }
    }

    /** A number that is close to normal, with mean 0 and deviation 1: the sum of three uniform ones. */
    private static double bell(SplittableRandom random) {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble()) - 3;
    }
}

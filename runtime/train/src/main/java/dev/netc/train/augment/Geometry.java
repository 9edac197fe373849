package dev.netc.train.augment;

import dev.netc.runtime.augmentation.Crop;
import dev.netc.runtime.augmentation.Cutout;
import dev.netc.runtime.augmentation.Flip;
import dev.netc.runtime.augmentation.Rotate;
import dev.netc.runtime.augmentation.Shift;
import dev.netc.runtime.augmentation.Zoom;
import java.util.SplittableRandom;

/** The changes that move pixels, and leave their values. */
final class Geometry {

    /** Height over width of a covered rectangle, as torchvision's standard has it. */
    private static final double LEAST_ASPECT = 0.3;

    private static final double MOST_ASPECT = 3.3;

    /** How often a rectangle that does not fit is drawn again. */
    private static final int TRIES = 10;

    private Geometry() {}

    static Change rotate(Rotate rotate) {
        return (image, random) -> rotate(image, Change.uniform(random, -rotate.degrees(), rotate.degrees()));
    }

    /** Turns counterclockwise, as people see it. */
    static void rotate(Image image, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        warp(image, cos, -sin, sin, cos);
    }

    static Change zoom(Zoom zoom) {
        return (image, random) -> zoom(image, Change.uniform(random, zoom.least(), zoom.most()));
    }

    static void zoom(Image image, double factor) {
        warp(image, 1 / factor, 0, 0, 1 / factor);
    }

    /**
     * Shows at (x, y), counted from the image's middle, the nearest pixel to (xx x + xy y, yx x + yy y); halves go to the
     * even neighbour, as in torchvision's {@code grid_sample}.
     */
    private static void warp(Image image, double xx, double xy, double yx, double yy) {
        double middleX = (image.width() - 1) / 2.0;
        double middleY = (image.height() - 1) / 2.0;
        image.move((row, column) -> {
            double x = column - middleX;
            double y = row - middleY;
            int fromX = (int) Math.rint(xx * x + xy * y + middleX);
            int fromY = (int) Math.rint(yx * x + yy * y + middleY);
            return image.place(fromY, fromX);
        });
    }

    static Change shift(Shift shift) {
        return (image, random) -> {
            int right = (int) Math.rint(Change.uniform(random, -shift.width(), shift.width()));
            int down = (int) Math.rint(Change.uniform(random, -shift.height(), shift.height()));
            shift(image, down, right);
        };
    }

    static void shift(Image image, int down, int right) {
        image.move((y, x) -> image.place(y - down, x - right));
    }

    static Change flip(Flip flip) {
        return (image, random) -> {
            if (random.nextDouble() < flip.horizontal()) {
                flipHorizontally(image);
            }
            if (random.nextDouble() < flip.vertical()) {
                flipVertically(image);
            }
        };
    }

    static void flipHorizontally(Image image) {
        image.move((y, x) -> image.place(y, image.width() - 1 - x));
    }

    static void flipVertically(Image image) {
        image.move((y, x) -> image.place(image.height() - 1 - y, x));
    }

    static Change crop(Crop crop) {
        return (image, random) -> {
            int top = random.nextInt(2 * crop.height() + 1) - crop.height();
            int left = random.nextInt(2 * crop.width() + 1) - crop.width();
            crop(image, top, left, crop.fill());
        };
    }

    /** @param top where the window begins, below 0 in the border */
    static void crop(Image image, int top, int left, Crop.Fill fill) {
        image.move((y, x) -> switch (fill) {
            case ZERO -> image.place(y + top, x + left);
            case REFLECT -> image.place(reflected(y + top, image.height()), reflected(x + left, image.width()));
            case REPLICATE -> image.place(nearest(y + top, image.height()), nearest(x + left, image.width()));
        });
    }

    private static int reflected(int position, int size) {
        int last = size - 1;
        return position < 0 ? -position : position > last ? 2 * last - position : position;
    }

    private static int nearest(int position, int size) {
        return Math.max(0, Math.min(size - 1, position));
    }

    static Change cutout(Cutout cutout) {
        return (image, random) -> {
            if (random.nextDouble() < cutout.probability()) {
                cover(image, cutout, random);
            }
        };
    }

    private static void cover(Image image, Cutout cutout, SplittableRandom random) {
        for (int i = 0; i < TRIES; i++) {
            double area = image.area() * Change.uniform(random, cutout.least(), cutout.most());
            double aspect = Math.exp(Change.uniform(random, Math.log(LEAST_ASPECT), Math.log(MOST_ASPECT)));
            int high = (int) Math.rint(Math.sqrt(area * aspect));
            int wide = (int) Math.rint(Math.sqrt(area / aspect));
            if (high < image.height() && wide < image.width()) {
                int top = random.nextInt(image.height() - high + 1);
                int left = random.nextInt(image.width() - wide + 1);
                image.clear(top, left, high, wide);
                return;
            }
        }
    }
}

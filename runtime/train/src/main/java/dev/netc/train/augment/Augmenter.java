package dev.netc.train.augment;

import dev.netc.runtime.Shapes;
import dev.netc.runtime.augmentation.Augmentation;
import dev.netc.runtime.augmentation.AugmentationVisitor;
import dev.netc.runtime.augmentation.Crop;
import dev.netc.runtime.augmentation.Cutout;
import dev.netc.runtime.augmentation.Expand;
import dev.netc.runtime.augmentation.Flip;
import dev.netc.runtime.augmentation.Jitter;
import dev.netc.runtime.augmentation.Noise;
import dev.netc.runtime.augmentation.Rotate;
import dev.netc.runtime.augmentation.Shift;
import dev.netc.runtime.augmentation.Zoom;
import dev.netc.train.data.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Changes training images as an {@code augment} block says. What is drawn for an image depends on the seed, the epoch and
 * the image's number alone, so that it is the same however many threads there are. Any thread may use it.
 */
public final class Augmenter {

    private final List<Change> changes;
    private final List<Integer> shape;
    private final long seed;

    private Augmenter(List<Change> changes, List<Integer> shape, long seed) {
        this.changes = List.copyOf(changes);
        this.shape = List.copyOf(shape);
        this.seed = seed;
    }

    /** Leaves all samples as they are. */
    public static Augmenter none() {
        return new Augmenter(List.of(), List.of(), 0);
    }

    /**
     * @param augmentations in the order in which they are applied; {@link Expand} is not one of an image, and passed over
     * @param shape of the samples, C x H x W
     * @throws DataException if the samples are no images, or too small
     */
    public static Augmenter of(List<Augmentation> augmentations, List<Integer> shape, long seed) throws DataException {
        if (!augmentations.isEmpty() && shape.size() != 3) {
            throw new DataException(
                    "augment changes images, but the samples are of " + Shapes.text(shape) + "; leave augment out");
        }
        List<Change> changes = new ArrayList<>();
        for (Augmentation augmentation : augmentations) {
            requireFit(augmentation, shape);
            augmentation.accept(new Changes()).ifPresent(changes::add);
        }
        return new Augmenter(changes, shape, seed);
    }

    private static void requireFit(Augmentation augmentation, List<Integer> shape) throws DataException {
        if (augmentation instanceof Shift shift) {
            requireSmaller("shift", shift.height(), shift.width(), shape);
        } else if (augmentation instanceof Crop crop) {
            requireSmaller("crop pad", crop.height(), crop.width(), shape);
        }
    }

    private static void requireSmaller(String what, int height, int width, List<Integer> shape) throws DataException {
        if (height >= shape.get(1) || width >= shape.get(2)) {
            throw new DataException(what + " " + height + "x" + width + " is as large as the images of "
                    + Shapes.text(shape) + "; choose a smaller one");
        }
    }

    /** Whether there is nothing to change. */
    public boolean isIdentity() {
        return changes.isEmpty();
    }

    /** Room to change images in, for one thread. */
    public final class Workplace {

        private final Image image = new Image(shape.get(0), shape.get(1), shape.get(2));

        private Workplace() {}

        /** Where the image to change goes, C x H x W with pixels 0 to 1. Not the same array after a change. */
        public float[] pixels() {
            return image.pixels();
        }

        /**
         * Changes the image.
         *
         * @param epoch in which it is seen
         * @param sample its number in the training set
         */
        public void change(int epoch, int sample) {
            SplittableRandom random = new SplittableRandom(mixed(mixed(mixed(seed) + epoch) + sample));
            changes.forEach(change -> change.apply(image, random));
        }
    }

    /** @throws IllegalStateException if there is nothing to change */
    public Workplace workplace() {
        if (isIdentity()) {
            throw new IllegalStateException("nothing is changed");
        }
        return new Workplace();
    }

    /** Numbers that are near each other become far apart (Stafford's variant 13 of MurmurHash3's finish). */
    private static long mixed(long number) {
        long once = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ once >>> 27) * 0x94D049BB133111EBL;
        return twice ^ twice >>> 31;
    }

    /** The change of each augmentation. */
    private static final class Changes implements AugmentationVisitor<Optional<Change>> {

        @Override
        public Optional<Change> visit(Rotate rotate) {
            return Optional.of(Geometry.rotate(rotate));
        }

        @Override
        public Optional<Change> visit(Jitter jitter) {
            return Optional.of(Colours.jitter(jitter));
        }

        @Override
        public Optional<Change> visit(Flip flip) {
            return Optional.of(Geometry.flip(flip));
        }

        @Override
        public Optional<Change> visit(Shift shift) {
            return Optional.of(Geometry.shift(shift));
        }

        @Override
        public Optional<Change> visit(Crop crop) {
            return Optional.of(Geometry.crop(crop));
        }

        @Override
        public Optional<Change> visit(Zoom zoom) {
            return Optional.of(Geometry.zoom(zoom));
        }

        @Override
        public Optional<Change> visit(Noise noise) {
            return Optional.of(Colours.noise(noise));
        }

        @Override
        public Optional<Change> visit(Cutout cutout) {
            return Optional.of(Geometry.cutout(cutout));
        }

        /** It changes the training set, not an image: {@code DataSet.expanded}. */
        @Override
        public Optional<Change> visit(Expand expand) {
            return Optional.empty();
        }
    }
}

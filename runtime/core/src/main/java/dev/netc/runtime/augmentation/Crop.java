package dev.netc.runtime.augmentation;

/**
 * Cuts a window of the image's own size out of the image with a border around it, at a uniform place: torchvision's {@code
 * RandomCrop((H, W), padding=(width, height))}.
 *
 * @param height pixels of border at top and bottom
 * @param width pixels of border at left and right
 * @param fill what the border shows
 */
public record Crop(int height, int width, Fill fill) implements Augmentation {

    /** What a border shows. */
    public enum Fill {
        /** 0, as torchvision's {@code constant}. */
        ZERO,
        /** The image mirrored at its outermost pixels, which are not repeated: torchvision's {@code reflect}. */
        REFLECT,
        /** The nearest pixel of the image: torchvision's {@code edge}. */
        REPLICATE
    }

    /** With a border of zeros. */
    public static Crop padded(int height, int width) {
        return new Crop(height, width, Fill.ZERO);
    }

    public Crop fill(Fill fill) {
        return new Crop(height, width, fill);
    }

    @Override
    public <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

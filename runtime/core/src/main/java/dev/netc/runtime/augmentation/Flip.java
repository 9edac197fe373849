package dev.netc.runtime.augmentation;

/**
 * Mirrors the image: torchvision's {@code RandomHorizontalFlip(horizontal)}, then {@code RandomVerticalFlip(vertical)}.
 *
 * @param horizontal how likely left and right change places, 0 to 1
 * @param vertical how likely top and bottom do
 */
public record Flip(double horizontal, double vertical) implements Augmentation {

    /** No flip; for the calls that say which. */
    public static Flip none() {
        return new Flip(0, 0);
    }

    public Flip horizontal(double horizontal) {
        return new Flip(horizontal, vertical);
    }

    public Flip vertical(double vertical) {
        return new Flip(horizontal, vertical);
    }

    @Override
    public <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

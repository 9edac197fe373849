package dev.netc.runtime.augmentation;

/**
 * Moves the image by whole pixels, uniform between {@code -height} and {@code height} down and {@code -width} and {@code
 * width} to the right; what comes in from outside is 0. torchvision's {@code RandomAffine(0, translate=(width / W,
 * height / H))}, which takes parts of the image in place of pixels.
 *
 * @param height pixels up or down at most
 * @param width pixels to the left or right at most
 */
public record Shift(int height, int width) implements Augmentation {

    @Override
    public <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

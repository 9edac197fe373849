package dev.netc.runtime.augmentation;

/**
 * Covers a rectangle at a uniform place with 0: torchvision's {@code RandomErasing(probability, (least, most), (0.3,
 * 3.3))}. Height over width is between 0.3 and 3.3, its logarithm uniform; a rectangle that does not fit is drawn again,
 * ten times at most.
 *
 * @param probability how likely an image is covered at all, 0 to 1
 * @param least part of the image that is covered at least, 0 to 1
 * @param most part of the image that is covered at most
 */
public record Cutout(double probability, double least, double most) implements Augmentation {

    @Override
    public <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

package dev.netc.runtime.augmentation;

/**
 * Enlarges the image about its middle by a factor that is uniform between {@code least} and {@code most}; below 1 it gets
 * smaller, and what comes in from outside is 0. torchvision's {@code RandomAffine(0, scale=(least, most))}, with its
 * nearest neighbours.
 *
 * @param least above 0
 * @param most not below {@code least}
 */
public record Zoom(double least, double most) implements Augmentation {

    @Override
    public <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

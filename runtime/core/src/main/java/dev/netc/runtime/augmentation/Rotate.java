package dev.netc.runtime.augmentation;

/**
 * Turns the image about its middle by an angle that is uniform between {@code -degrees} and {@code degrees}; what comes
 * in from outside is 0. torchvision's {@code RandomRotation(degrees)}, with its nearest neighbours.
 *
 * @param degrees 0 to 180
 */
public record Rotate(double degrees) implements Augmentation {

    @Override
    public <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

package dev.netc.runtime.augmentation;

/**
 * Adds a normal number to each pixel and cuts what leaves 0 to 1: torchvision's {@code v2.GaussianNoise(0, deviation)}.
 *
 * @param deviation in parts of a pixel's range
 */
public record Noise(double deviation) implements Augmentation {

    @Override
    public <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

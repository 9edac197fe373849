package dev.netc.runtime.augmentation;

/**
 * Changes colours: torchvision's {@code ColorJitter(brightness, contrast, saturation, hue)}. The first three each draw a
 * factor uniform between {@code 1 - x}, but not below 0, and {@code 1 + x}; hue is turned by a uniform part of the colour
 * circle between {@code -hue} and {@code hue}. The four come in random order; one that is 0 is left out. Grey images have
 * neither saturation nor hue.
 *
 * @param hue 0 to 0.5, where 1 is the whole circle
 */
public record Jitter(double brightness, double contrast, double saturation, double hue) implements Augmentation {

    /** No change; for the calls that say which. */
    public static Jitter none() {
        return new Jitter(0, 0, 0, 0);
    }

    public Jitter brightness(double brightness) {
        return new Jitter(brightness, contrast, saturation, hue);
    }

    public Jitter contrast(double contrast) {
        return new Jitter(brightness, contrast, saturation, hue);
    }

    public Jitter saturation(double saturation) {
        return new Jitter(brightness, contrast, saturation, hue);
    }

    public Jitter hue(double hue) {
        return new Jitter(brightness, contrast, saturation, hue);
    }

    @Override
    public <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

package dev.netc.runtime.augmentation;

/**
 * A change of the training images, most of them at random and anew each time. Images are C x H x W with pixels 0 to 1,
 * not yet normalized; the meaning is that of torchvision's transform on such a tensor.
 */
public sealed interface Augmentation permits Rotate, Jitter, Flip, Shift, Crop, Zoom, Noise, Cutout, Expand {

    <R> R accept(AugmentationVisitor<R> visitor);
}

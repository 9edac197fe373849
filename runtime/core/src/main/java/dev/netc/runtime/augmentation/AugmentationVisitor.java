package dev.netc.runtime.augmentation;

/** What is done for each kind of augmentation. */
public interface AugmentationVisitor<R> {

    R visit(Rotate rotate);

    R visit(Jitter jitter);

    R visit(Flip flip);

    R visit(Shift shift);

    R visit(Crop crop);

    R visit(Zoom zoom);

    R visit(Noise noise);

    R visit(Cutout cutout);

    R visit(Expand expand);
}

package dev.netc.runtime.augmentation;

/**
 * Not at random: the training set has each image five times, as it is and moved down, up, right and left; what comes in
 * from outside is 0. The expanded training set of Nielsen's <i>Neural Networks and Deep Learning</i> (2015), chapter 6.
 *
 * @param pixels how far the copies are moved
 */
public record Expand(int pixels) implements Augmentation {

    @Override
    public <R> R accept(AugmentationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

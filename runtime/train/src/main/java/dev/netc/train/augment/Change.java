package dev.netc.train.augment;

import java.util.SplittableRandom;

/** One change of an image, drawn from random numbers. */
interface Change {

    void apply(Image image, SplittableRandom random);

    /** A uniform number; {@code least} where both are equal. */
    static double uniform(SplittableRandom random, double least, double most) {
        return least + (most - least) * random.nextDouble();
    }
}

package dev.netc.train.data;

import java.util.SplittableRandom;

/** Normally distributed random numbers (Box and Muller, 1958) that are the same on every machine and JDK. */
record NormalNumbers(SplittableRandom random) {

    /** The next number, of mean 0 and deviation 1. */
    double next() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}

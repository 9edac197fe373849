package dev.netc.cuda.ptx;

import java.util.function.Function;

/**
 * Between which two elements of an enlarged axis a new one stands: (index + 1/2) / factor - 1/2, not below 0, worked out in whole numbers so
 * that nothing is rounded.
 *
 * @param low the element before it
 * @param high the one behind it, which at the border is the same
 * @param distance how far it is from the one before
 */
record Interpolation(Int32 low, Int32 high, Float32 distance) {

    static Interpolation of(Int32 index, Int32 factor, Int32 size) {
        Int32 parts = factor.times(2);
        Int32 position = index.times(2).plus(1).minus(factor).max(0);
        Int32 low = position.over(parts);
        Float32 distance = position.minus(low.times(parts)).real().over(parts.real());
        return new Interpolation(low, low.plus(1).min(size.minus(1)), distance);
    }

    Float32 between(Function<Int32, Float32> numbers) {
        return between(numbers.apply(low), numbers.apply(high));
    }

    Float32 between(Float32 atLow, Float32 atHigh) {
        Float32 rest = distance.of(1).minus(distance);
        return rest.timesPlus(atLow, distance.times(atHigh));
    }

    /** What part of the new element an old one is. */
    Float32 share(Int32 old) {
        Float32 rest = distance.of(1).minus(distance);
        return low.isEqual(old).choose(rest, 0).plus(high.isEqual(old).choose(distance, 0));
    }
}

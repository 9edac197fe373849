package dev.netc.cuda.device;

/**
 * Where a batch normalization finds its numbers.
 *
 * @param savedMean C, where training leaves the mean for the backward step
 * @param savedScale C, where training leaves 1 / sqrt(variance + epsilon)
 */
public record BatchNormPlaces(
        long x,
        long y,
        long weight,
        long bias,
        long runningMean,
        long runningVariance,
        long savedMean,
        long savedScale) {}

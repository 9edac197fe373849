package dev.netc.cuda.device;

/**
 * Where a batch normalization going backward reads and writes gradients.
 *
 * @param adds whether the gradient of x grows or is set
 * @param addsParameters whether those of weight and bias grow or are set
 */
public record BatchNormGradients(long y, long x, boolean adds, long weight, long bias, boolean addsParameters) {}

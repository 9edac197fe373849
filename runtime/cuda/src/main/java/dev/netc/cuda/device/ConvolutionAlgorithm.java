package dev.netc.cuda.device;

/**
 * A way to compute a product of a convolution, and what it took when it was measured.
 *
 * @param number what cuDNN counts it by
 * @param mathType what cuDNN calls the arithmetic that it was measured with
 * @param milliseconds the measured time
 * @param workspaceBytes memory that it needs while it runs
 * @param deterministic whether the same numbers give the same bits
 */
public record ConvolutionAlgorithm(
        int number, String name, int mathType, float milliseconds, long workspaceBytes, boolean deterministic) {}

package dev.netc.cuda.device;

/** The three products of a convolution: of x, the weights and y, each is computed from the two others. */
public enum ConvolutionProduct {
    /** y from x and the weights. */
    FORWARD,
    /** The gradient of x from the weights and the gradient of y. */
    INPUT_GRADIENT,
    /** The gradient of the weights from x and the gradient of y. */
    WEIGHT_GRADIENT
}

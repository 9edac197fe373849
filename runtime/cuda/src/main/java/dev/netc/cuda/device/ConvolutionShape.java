package dev.netc.cuda.device;

import dev.netc.runtime.operator.Window;

/**
 * A convolution of x with weights K x C/groups x R x S to y, whose padding is zero and the same on opposite sides.
 *
 * @param x N x C x H x W
 * @param y N x K x P x Q
 * @param window its padding stands for all four sides
 */
public record ConvolutionShape(TensorShape x, TensorShape y, Window window, int groups) {

    /** Elements of the weights. */
    public int weights() {
        return y.channels() * (x.channels() / groups) * window.area();
    }

    /** Whether this is what a window with padding on opposite sides makes of x, which is all that cuDNN computes. */
    public boolean isSymmetric() {
        return y.height()
                        == extent(
                                x.height(),
                                window.height(),
                                window.padTop(),
                                window.strideHeight(),
                                window.dilationHeight())
                && y.width()
                        == extent(
                                x.width(),
                                window.width(),
                                window.padLeft(),
                                window.strideWidth(),
                                window.dilationWidth());
    }

    private static int extent(int size, int length, int padding, int stride, int dilation) {
        return Math.floorDiv(size + 2 * padding - dilation * (length - 1) - 1, stride) + 1;
    }

    @Override
    public String toString() {
        return window.height() + "x" + window.width() + " stride " + window.strideHeight() + "x" + window.strideWidth()
                + ", " + x + " -> " + y;
    }
}

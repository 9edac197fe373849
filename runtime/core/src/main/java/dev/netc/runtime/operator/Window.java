package dev.netc.runtime.operator;

/**
 * A window that moves over an image: its size, its steps, the padding above and left of the image, and the distance of
 * neighbouring elements. The padding below and right follows from the size of the output.
 */
public record Window(
        int height,
        int width,
        int strideHeight,
        int strideWidth,
        int padTop,
        int padLeft,
        int dilationHeight,
        int dilationWidth) {

    public Window {
        if (height < 1 || width < 1 || strideHeight < 1 || strideWidth < 1 || dilationHeight < 1 || dilationWidth < 1) {
            throw new IllegalArgumentException("a window's sizes, strides and dilations are at least 1");
        }
        if (padTop < 0 || padLeft < 0) {
            throw new IllegalArgumentException("a window's padding is at least 0");
        }
    }

    /** A window of this size, stride 1, no padding, no dilation. */
    public static Window of(int height, int width) {
        return new Window(height, width, 1, 1, 0, 0, 1, 1);
    }

    public Window stride(int vertical, int horizontal) {
        return new Window(height, width, vertical, horizontal, padTop, padLeft, dilationHeight, dilationWidth);
    }

    public Window pad(int top, int left) {
        return new Window(height, width, strideHeight, strideWidth, top, left, dilationHeight, dilationWidth);
    }

    public Window dilation(int vertical, int horizontal) {
        return new Window(height, width, strideHeight, strideWidth, padTop, padLeft, vertical, horizontal);
    }

    /** Elements in the window. */
    public int area() {
        return height * width;
    }
}

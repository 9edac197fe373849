package dev.netc.runtime.operator;

/**
 * The largest element of each window: N x C x H x W to N x C x P x Q. Padding counts as minus infinity. The gradient goes to
 * the first largest element in row order; NaN is larger than anything.
 */
public record MaxPool(Window window) implements Operator {

    /** A pooling whose windows touch but do not overlap: the stride is the size. */
    public static MaxPool of(int height, int width) {
        return new MaxPool(Window.of(height, width).stride(height, width));
    }

    public MaxPool stride(int vertical, int horizontal) {
        return new MaxPool(window.stride(vertical, horizontal));
    }

    public MaxPool pad(int top, int left) {
        return new MaxPool(window.pad(top, left));
    }

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

package dev.netc.runtime.operator;

/**
 * The mean of each window: N x C x H x W to N x C x P x Q.
 *
 * @param padBottom with padRight, the padding on the far sides: a window's divisor counts it, and what lies further out never
 * @param countsPadding whether padding counts in the divisor, as it does in PyTorch unless switched off
 */
public record AvgPool(Window window, int padBottom, int padRight, boolean countsPadding) implements Operator {

    /** A pooling whose windows touch but do not overlap: the stride is the size. */
    public static AvgPool of(int height, int width) {
        return new AvgPool(Window.of(height, width).stride(height, width), 0, 0, true);
    }

    public AvgPool stride(int vertical, int horizontal) {
        return new AvgPool(window.stride(vertical, horizontal), padBottom, padRight, countsPadding);
    }

    /** The same padding on opposite sides. */
    public AvgPool pad(int vertical, int horizontal) {
        return new AvgPool(window.pad(vertical, horizontal), vertical, horizontal, countsPadding);
    }

    public AvgPool withoutCountingPadding() {
        return new AvgPool(window, padBottom, padRight, false);
    }

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

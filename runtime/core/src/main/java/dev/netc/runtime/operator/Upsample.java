package dev.netc.runtime.operator;

/**
 * Enlarges N x C x H x W by a whole factor. {@code BILINEAR} is PyTorch's with {@code align_corners=False}: pixel centres
 * stand at half numbers, and beyond the outermost centres the border is repeated.
 */
public record Upsample(int factor, Mode mode) implements Operator {

    public enum Mode {
        NEAREST,
        BILINEAR
    }

    public static Upsample nearest(int factor) {
        return new Upsample(factor, Mode.NEAREST);
    }

    public static Upsample bilinear(int factor) {
        return new Upsample(factor, Mode.BILINEAR);
    }

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

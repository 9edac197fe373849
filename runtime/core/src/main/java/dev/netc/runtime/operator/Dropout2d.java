package dev.netc.runtime.operator;

/** {@link Dropout} of whole channels: one draw for each sample and channel of N x C x H x W. */
public record Dropout2d(float probability) implements Operator {

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

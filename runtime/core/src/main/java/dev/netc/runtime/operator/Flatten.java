package dev.netc.runtime.operator;

/** N x C x H x W to N x (C*H*W), the same numbers in the same order. */
public record Flatten() implements Operator {

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

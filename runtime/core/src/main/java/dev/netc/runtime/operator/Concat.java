package dev.netc.runtime.operator;

/** Two or more values one behind the other: on the channels of N x C x H x W, or on the features of N x F. */
public record Concat() implements Operator {

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

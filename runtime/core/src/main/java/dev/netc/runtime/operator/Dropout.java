package dev.netc.runtime.operator;

/** In training, each element is 0 with this probability and else divided by 1 - probability; the identity otherwise. */
public record Dropout(float probability) implements Operator {

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

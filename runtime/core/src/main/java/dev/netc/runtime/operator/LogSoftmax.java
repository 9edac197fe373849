package dev.netc.runtime.operator;

/** The logarithm of {@link Softmax}, computed without taking one of a number that has become 0. */
public record LogSoftmax() implements Operator {

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

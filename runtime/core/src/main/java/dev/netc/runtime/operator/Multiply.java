package dev.netc.runtime.operator;

/** The product, element by element, of two or more values; a value of height and width 1 is repeated over the others'. */
public record Multiply() implements Operator {

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

package dev.netc.runtime.operator;

/** A function applied to each element by itself. Its two methods define it; a backend may know a faster way to the same numbers. */
public non-sealed interface Elementwise extends Operator {

    float value(float x);

    /** The derivative at {@code x}, where {@code y} is {@code value(x)}. */
    float derivative(float x, float y);

    @Override
    default <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

package dev.netc.runtime.operator;

/** The sum of two or more values of the same shape. */
public record Add() implements Operator {

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

package dev.netc.runtime.operator;

/** exp(x) / sum of exp(x) over the features of N x F, or over the channels of N x C x H x W. */
public record Softmax() implements Operator {

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

package dev.netc.runtime.operator;

/**
 * The mean over as many windows as the output has elements: N x C x H x W to N x C x P x Q, where window p covers the rows
 * floor(p H / P) to ceil((p + 1) H / P) - 1, and columns likewise. P = Q = 1 is global average pooling.
 */
public record AdaptiveAvgPool() implements Operator {

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

package dev.netc.runtime.operator;

/** Channel shuffle (Zhang et al., 2017): channel g * (C/groups) + i becomes channel i * groups + g. */
public record ChannelShuffle(int groups) implements Operator {

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

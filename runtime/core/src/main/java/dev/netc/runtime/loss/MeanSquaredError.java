package dev.netc.runtime.loss;

/** (output - target)^2, the mean over all outputs of the batch. */
public record MeanSquaredError() implements Loss {

    @Override
    public boolean comparesClasses() {
        return false;
    }

    @Override
    public <R> R accept(LossVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

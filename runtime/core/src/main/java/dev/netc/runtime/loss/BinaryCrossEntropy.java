package dev.netc.runtime.loss;

/** -(t log(y) + (1 - t) log(1 - y)) on probabilities, the mean over all outputs; the logarithms are at least -100, as in PyTorch. */
public record BinaryCrossEntropy() implements Loss {

    @Override
    public boolean comparesClasses() {
        return false;
    }

    @Override
    public <R> R accept(LossVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

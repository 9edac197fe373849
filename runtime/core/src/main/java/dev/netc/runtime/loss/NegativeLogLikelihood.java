package dev.netc.runtime.loss;

/** -output[class], the mean over the batch, on log probabilities: PyTorch's {@code nll_loss}. */
public record NegativeLogLikelihood() implements Loss {

    @Override
    public boolean comparesClasses() {
        return true;
    }

    @Override
    public <R> R accept(LossVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

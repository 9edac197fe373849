package dev.netc.runtime.loss;

/** -log softmax(logits)[class], the mean over the batch: PyTorch's {@code cross_entropy}, on logits. */
public record CrossEntropy() implements Loss {

    @Override
    public boolean comparesClasses() {
        return true;
    }

    @Override
    public <R> R accept(LossVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

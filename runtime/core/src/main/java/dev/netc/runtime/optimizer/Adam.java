package dev.netc.runtime.optimizer;

/**
 * Adam (Kingma and Ba, 2015): m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; w -= rate * m / (1 - beta1^t) /
 * (sqrt(v / (1 - beta2^t)) + epsilon).
 *
 * @param decay weight decay, added to the gradient
 * @param decoupled whether the decay instead shrinks the weights themselves by rate * decay: AdamW (Loshchilov and Hutter, 2019)
 */
public record Adam(double rate, double beta1, double beta2, double epsilon, double decay, boolean decoupled)
        implements Optimizer {

    public static Adam rate(double rate) {
        return new Adam(rate, 0.9, 0.999, 1e-8, 0, false);
    }

    /** AdamW, with PyTorch's decay of 0.01. */
    public static Adam decoupledRate(double rate) {
        return new Adam(rate, 0.9, 0.999, 1e-8, 0.01, true);
    }

    public Adam betas(double beta1, double beta2) {
        return new Adam(rate, beta1, beta2, epsilon, decay, decoupled);
    }

    public Adam epsilon(double epsilon) {
        return new Adam(rate, beta1, beta2, epsilon, decay, decoupled);
    }

    public Adam decay(double decay) {
        return new Adam(rate, beta1, beta2, epsilon, decay, decoupled);
    }

    @Override
    public <R> R accept(OptimizerVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

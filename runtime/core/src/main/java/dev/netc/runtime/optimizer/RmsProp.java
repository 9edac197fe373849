package dev.netc.runtime.optimizer;

/**
 * RMSprop as PyTorch has it: s = alpha s + (1 - alpha) g^2; u = momentum u + g / (sqrt(s) + epsilon); w -= rate * u, where a decay is
 * first added to g.
 */
public record RmsProp(double rate, double alpha, double epsilon, double momentum, double decay) implements Optimizer {

    public static RmsProp rate(double rate) {
        return new RmsProp(rate, 0.99, 1e-8, 0, 0);
    }

    public RmsProp alpha(double alpha) {
        return new RmsProp(rate, alpha, epsilon, momentum, decay);
    }

    public RmsProp epsilon(double epsilon) {
        return new RmsProp(rate, alpha, epsilon, momentum, decay);
    }

    public RmsProp momentum(double momentum) {
        return new RmsProp(rate, alpha, epsilon, momentum, decay);
    }

    public RmsProp decay(double decay) {
        return new RmsProp(rate, alpha, epsilon, momentum, decay);
    }

    @Override
    public <R> R accept(OptimizerVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

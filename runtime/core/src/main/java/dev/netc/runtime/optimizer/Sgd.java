package dev.netc.runtime.optimizer;

/**
 * Stochastic gradient descent: g += decay * w; v = momentum * v + g, where v starts as the first g; w -= rate * v, or with Nesterov's
 * momentum w -= rate * (g + momentum * v).
 */
public record Sgd(double rate, double momentum, boolean nesterov, double decay) implements Optimizer {

    public static Sgd rate(double rate) {
        return new Sgd(rate, 0, false, 0);
    }

    public Sgd momentum(double momentum) {
        return new Sgd(rate, momentum, nesterov, decay);
    }

    public Sgd withNesterov() {
        return new Sgd(rate, momentum, true, decay);
    }

    public Sgd decay(double decay) {
        return new Sgd(rate, momentum, nesterov, decay);
    }

    @Override
    public <R> R accept(OptimizerVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

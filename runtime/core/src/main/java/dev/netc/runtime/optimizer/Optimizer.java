package dev.netc.runtime.optimizer;

/** How parameters follow their gradients. The rules are PyTorch's, state included. */
public sealed interface Optimizer permits Sgd, Adam, RmsProp {

    /** The learning rate, before any schedule. */
    double rate();

    <R> R accept(OptimizerVisitor<R> visitor);
}

package dev.netc.runtime.optimizer;

/** One case for each optimizer. */
public interface OptimizerVisitor<R> {

    R visit(Sgd sgd);

    R visit(Adam adam);

    R visit(RmsProp rmsProp);
}

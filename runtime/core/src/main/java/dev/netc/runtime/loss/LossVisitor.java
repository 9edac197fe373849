package dev.netc.runtime.loss;

/** One case for each loss. */
public interface LossVisitor<R> {

    R visit(CrossEntropy loss);

    R visit(NegativeLogLikelihood loss);

    R visit(MeanSquaredError loss);

    R visit(BinaryCrossEntropy loss);
}

package dev.netc.runtime.loss;

/** What a network's output is compared with its targets by. Each is a mean over the batch, as in PyTorch. */
public sealed interface Loss permits CrossEntropy, NegativeLogLikelihood, MeanSquaredError, BinaryCrossEntropy {

    /** Whether the targets are classes, one a sample, or numbers, one an output. */
    boolean comparesClasses();

    <R> R accept(LossVisitor<R> visitor);
}

package dev.netc.runtime.reference;

import dev.netc.runtime.loss.BinaryCrossEntropy;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.LossVisitor;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.loss.NegativeLogLikelihood;

/** Makes the kernel for a loss. */
final class LossKernels implements LossVisitor<LossKernel> {

    private final Variable output;

    LossKernels(Variable output) {
        this.output = output;
    }

    @Override
    public LossKernel visit(CrossEntropy loss) {
        return new CrossEntropyKernel(output);
    }

    @Override
    public LossKernel visit(NegativeLogLikelihood loss) {
        return new NegativeLogLikelihoodKernel(output);
    }

    @Override
    public LossKernel visit(MeanSquaredError loss) {
        return new MeanSquaredErrorKernel(output);
    }

    @Override
    public LossKernel visit(BinaryCrossEntropy loss) {
        return new BinaryCrossEntropyKernel(output);
    }
}

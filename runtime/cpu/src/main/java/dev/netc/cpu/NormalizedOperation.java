package dev.netc.cpu;

/** An operation of a prediction whose parameters take in the batch normalization that follows. */
record NormalizedOperation(FoldedNormalization parameters, Operation operation) implements Operation {

    @Override
    public Runnable forward() {
        return new Sequence(parameters, operation.forward());
    }

    @Override
    public Runnable backward(Wanted wanted) {
        throw new IllegalStateException("a prediction has no backward pass");
    }
}

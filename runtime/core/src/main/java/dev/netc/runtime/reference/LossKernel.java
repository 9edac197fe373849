package dev.netc.runtime.reference;

/** A loss on the model's output. A loss uses either the classes or the numbers. */
interface LossKernel {

    /** The mean over the batch. */
    double loss(int[] classes, float[] numbers);

    /** Adds the loss's gradient to that of the output. */
    void backward(int[] classes, float[] numbers);
}

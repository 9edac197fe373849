package dev.netc.runtime.reference;

/** One call of a layer: the definition of its operator as plain loops over the arrays that it was made with. */
interface Kernel {

    /** Computes the output's values from the inputs' and the parameters'. */
    void forward();

    /** Adds to the gradients of inputs and parameters what follows from the output's gradient. */
    void backward();
}

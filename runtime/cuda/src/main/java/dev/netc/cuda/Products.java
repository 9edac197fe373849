package dev.netc.cuda;

import java.util.List;
import java.util.Optional;

/** The three products of a layer with weights: of x, the weights and y, or their gradients, each from the two others. */
interface Products {

    /** Computes y; {@code adds} says whether it grows or is set. */
    List<Task> forward(long x, long weight, long y, boolean adds);

    /** Computes y = relu(product + bias) at once; empty where that cannot be done. */
    Optional<List<Task>> forwardWithRelu(long x, long weight, long bias, long y);

    /** Computes the gradient of x. */
    List<Task> inputGradient(long x, long weight, long y, boolean adds);

    /** Computes the gradient of the weights. */
    List<Task> weightGradient(long x, long weight, long y, boolean adds);
}

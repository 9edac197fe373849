package dev.netc.cuda;

import java.util.List;
import java.util.Optional;

/** The products of a transposed convolution: those of the convolution from its output to its input. */
record ReversedProducts(Products products) implements Products {

    @Override
    public List<Task> forward(long x, long weight, long y, boolean adds) {
        return products.inputGradient(y, weight, x, adds);
    }

    @Override
    public Optional<List<Task>> forwardWithRelu(long x, long weight, long bias, long y) {
        return Optional.empty();
    }

    @Override
    public List<Task> inputGradient(long x, long weight, long y, boolean adds) {
        return products.forward(y, weight, x, adds);
    }

    @Override
    public List<Task> weightGradient(long x, long weight, long y, boolean adds) {
        return products.weightGradient(y, weight, x, adds);
    }
}

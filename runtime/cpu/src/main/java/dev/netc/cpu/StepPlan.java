package dev.netc.cpu;

import dev.netc.runtime.Layer;
import java.util.List;

/**
 * A forward step with its buffers.
 *
 * @param training whether the layer behaves as in training
 * @param drops whether dropout drops
 * @param applied the layers that follow and are applied with this step, in order
 * @param isDone whether this step is applied with one before
 * @param masksRelu whether this step reads a relu and finds its gradient with its own
 * @param masksNext whether this step applies a rectifier and finds its gradient with its own
 * @param isMasked whether this step is a rectifier whose gradient is found by the one before or after
 */
record StepPlan(
        Layer layer,
        List<Activation> inputs,
        Activation output,
        boolean training,
        boolean drops,
        List<Layer> applied,
        boolean isDone,
        boolean masksRelu,
        boolean masksNext,
        boolean isMasked) {}

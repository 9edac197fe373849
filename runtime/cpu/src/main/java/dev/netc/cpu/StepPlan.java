package dev.netc.cpu;

import dev.netc.runtime.Layer;
import java.util.List;

/**
 * A forward step with its buffers.
 *
 * @param training whether the layer behaves as in training
 * @param drops whether dropout drops
 * @param fusesRelu whether the relu that follows is applied with this step
 * @param isDone whether this step is a relu that the one before applies
 * @param masksRelu whether this step reads a relu and finds its gradient with its own
 * @param isMasked whether this step is a relu whose gradient is found by the one after
 */
record StepPlan(
        Layer layer,
        List<Activation> inputs,
        Activation output,
        boolean training,
        boolean drops,
        boolean fusesRelu,
        boolean isDone,
        boolean masksRelu,
        boolean isMasked) {}

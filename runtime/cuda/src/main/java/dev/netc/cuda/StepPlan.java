package dev.netc.cuda;

import dev.netc.runtime.Layer;
import java.util.List;

/**
 * A forward step with its buffers.
 *
 * @param training whether the layer behaves as in training
 * @param drops whether dropout drops
 * @param fusesRelu whether the relu that follows is applied with this step
 * @param isDone whether this step is a relu that the one before applies
 */
record StepPlan(
        Layer layer,
        List<Activation> inputs,
        Activation output,
        boolean training,
        boolean drops,
        boolean fusesRelu,
        boolean isDone) {}

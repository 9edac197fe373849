package dev.netc.cpu;

import dev.netc.runtime.Layer;
import dev.netc.runtime.operator.Operator;
import java.util.List;
import java.util.Optional;

/**
 * A forward step with its buffers.
 *
 * @param training whether the layer behaves as in training
 * @param drops whether dropout drops
 * @param fusesRelu whether the relu that follows is applied with this step
 * @param isDone whether this step is a relu that the one before applies
 * @param masksRelu whether this step reads a relu and finds its gradient with its own
 * @param isMasked whether this step is a relu whose gradient is found by the one after
 * @param absorbed the relu or relu6 that follows, which this step applies
 * @param absorbsGradient whether this step also finds its gradient
 * @param isAbsorbed whether this step is such a relu or relu6
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
        boolean isMasked,
        Optional<Operator> absorbed,
        boolean absorbsGradient,
        boolean isAbsorbed) {}

package dev.netc.runtime.backend;

import dev.netc.runtime.Parameter;
import dev.netc.runtime.Value;
import dev.netc.runtime.loss.Loss;
import java.util.List;

/**
 * All that a model does with one batch, written down before any of it runs, so that a backend can choose layouts and kernels, run
 * neighbours as one and give every buffer its place. The order of the steps says when each value is born and dies.
 *
 * @param batch samples in a batch
 * @param mode whether the layers behave as in training, and whether gradients are wanted
 * @param forward the layers from input to output
 * @param backward the layers from output to input; empty in {@link Mode#EVALUATION}
 * @param loss what the output is compared with its targets by; it also gives the output's first gradient
 * @param dropout whether dropout layers drop in training; switched off when results are compared
 * @param inputGradient whether the gradient of the input itself is wanted; training does not need it
 */
public record Program(
        int batch,
        Mode mode,
        List<Step> forward,
        List<Step> backward,
        Value input,
        Value output,
        List<Value> values,
        List<Parameter> parameters,
        Loss loss,
        boolean dropout,
        boolean inputGradient) {

    public enum Mode {
        TRAINING,
        EVALUATION
    }

    public Program {
        forward = List.copyOf(forward);
        backward = List.copyOf(backward);
        values = List.copyOf(values);
        parameters = List.copyOf(parameters);
    }

    public boolean isTraining() {
        return mode == Mode.TRAINING;
    }

    /** Whether dropout layers drop in this program; else they let all through. */
    public boolean drops() {
        return isTraining() && dropout;
    }

    /** Whether a backward step has to write this value's gradient. */
    public boolean needsGradient(Value value) {
        return isTraining() && (value != input || inputGradient);
    }
}

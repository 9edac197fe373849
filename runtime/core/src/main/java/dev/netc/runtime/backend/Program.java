package dev.netc.runtime.backend;

import dev.netc.runtime.Parameter;
import dev.netc.runtime.Value;
import dev.netc.runtime.loss.Loss;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
 * @param gradients the values whose gradients backward steps have to find; empty in {@link Mode#EVALUATION}
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
        Set<Value> gradients) {

    public enum Mode {
        TRAINING,
        EVALUATION
    }

    public Program {
        forward = List.copyOf(forward);
        backward = List.copyOf(backward);
        values = List.copyOf(values);
        parameters = List.copyOf(parameters);
        gradients = Set.copyOf(gradients);
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
        return gradients.contains(value);
    }

    /**
     * The values whose gradients training needs: the output, and what is computed with trainable parameters on the way to it. That of the
     * input, and of what a flatten or another layer without any makes of it, nobody needs.
     */
    public static Set<Value> trainedValues(List<Step> forward, Value output) {
        Set<Value> trained = new HashSet<>(Set.of(output));
        for (Step step : forward) {
            boolean trains = step.layer().parameters().stream().anyMatch(Parameter::trainable);
            if (trains || step.inputs().stream().anyMatch(trained::contains)) {
                trained.add(step.output());
            }
        }
        return trained;
    }
}

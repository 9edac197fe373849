package dev.netc.cpu;

import dev.netc.runtime.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All parameters of a model in one array and their gradients, at the same offsets, in another; the trained ones come first, so that an
 * optimizer makes one pass over the range from {@link Arena#FIRST} to {@link #trainedEnd}. The gaps between them are 0 and stay 0.
 */
final class ParameterArena {

    private final Map<Parameter, Integer> offsets = new HashMap<>();
    private final float[] values;
    private final float[] gradients;
    private final int trainedEnd;
    private long version;

    ParameterArena(List<Parameter> parameters) {
        long trained = place(parameters, true, Arena.FIRST);
        long end = place(parameters, false, trained);
        values = Arena.allocate(end, "the model's parameters");
        gradients = Arena.allocate(trained, "the gradients of the model's parameters");
        trainedEnd = (int) trained;
    }

    /** Memory for other parameters than a model's, which have no names. */
    ParameterArena(long floats) {
        values = Arena.allocate(floats, "parameters that a prediction computes");
        gradients = new float[0];
        trainedEnd = Arena.FIRST;
    }

    private long place(List<Parameter> parameters, boolean trainable, long start) {
        long next = start;
        for (Parameter parameter : parameters) {
            if (parameter.trainable() == trainable) {
                offsets.put(parameter, (int) Math.min(next, Integer.MAX_VALUE));
                next += Arena.aligned(parameter.elements());
            }
        }
        return next;
    }

    int offset(Parameter parameter) {
        return offsets.get(parameter);
    }

    float[] values() {
        return values;
    }

    float[] gradients() {
        return gradients;
    }

    int trainedEnd() {
        return trainedEnd;
    }

    /** A number that is another one after each change. */
    long version() {
        return version;
    }

    /** To be called after a change of parameters. */
    void change() {
        version++;
    }
}

package dev.netc.cuda;

import dev.netc.runtime.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All parameters of a model in one piece of memory and the gradients of the trained ones, at the same offsets, in another. The trained ones
 * come first, so that an optimizer makes one pass over them. The gaps between them are 0 and stay 0.
 */
final class ParameterArena {

    private static final long ALIGNMENT = Workspace.ALIGNMENT / Float.BYTES;

    private final Map<Parameter, Long> offsets = new HashMap<>();
    private final long trained;
    private final long values;
    private final long gradients;

    ParameterArena(Holdings holdings, List<Parameter> parameters) {
        trained = place(parameters, true, 0);
        long all = place(parameters, false, trained);
        values = holdings.allocateZeros(Float.BYTES * Math.max(all, ALIGNMENT));
        gradients = holdings.allocateZeros(Float.BYTES * Math.max(trained, ALIGNMENT));
    }

    private long place(List<Parameter> parameters, boolean trainable, long start) {
        long next = start;
        for (Parameter parameter : parameters) {
            if (parameter.trainable() == trainable) {
                offsets.put(parameter, next);
                next += (parameter.elements() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            }
        }
        return next;
    }

    /** The address of a parameter. */
    long value(Parameter parameter) {
        return values + Float.BYTES * offsets.get(parameter);
    }

    /** The address of a trained parameter's gradient. */
    long gradient(Parameter parameter) {
        return gradients + Float.BYTES * offsets.get(parameter);
    }

    /** Where the trained ones begin. */
    long values() {
        return values;
    }

    /** Where their gradients begin. */
    long gradients() {
        return gradients;
    }

    /** Elements of the trained ones, with the gaps. */
    int trainedElements() {
        return Math.toIntExact(trained);
    }
}

package dev.netc.runtime;

import java.util.List;

/**
 * What an operator needs to be given: a parameter's name within its layer, its shape and its first values.
 *
 * @param trainable whether the optimizer changes it; running statistics are not
 */
public record ParameterSpec(String name, Initializer initializer, boolean trainable, List<Integer> shape) {

    public static ParameterSpec trained(String name, Initializer initializer, int... shape) {
        return new ParameterSpec(name, initializer, true, Shapes.list(shape));
    }

    public static ParameterSpec statistic(String name, Initializer initializer, int... shape) {
        return new ParameterSpec(name, initializer, false, Shapes.list(shape));
    }
}

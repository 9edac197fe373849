package dev.netc.runtime;

import java.util.List;

/**
 * A trained array or a running statistic of one layer. Its numbers lie in the {@link Model}, or, while that is open, on the
 * backend: {@link Model#read} and {@link Model#write} know where.
 */
public final class Parameter {

    private final String name;
    private final ParameterSpec spec;
    private final int index;

    Parameter(String layer, ParameterSpec spec, int index) {
        this.name = layer + "." + spec.name();
        this.spec = spec;
        this.index = index;
    }

    /** As in a PyTorch {@code state_dict}: {@code conv1.weight}. */
    public String name() {
        return name;
    }

    public List<Integer> shape() {
        return spec.shape();
    }

    public int elements() {
        return Shapes.elements(spec.shape());
    }

    public boolean trainable() {
        return spec.trainable();
    }

    public Initializer initializer() {
        return spec.initializer();
    }

    /** Position among the model's parameters. */
    public int index() {
        return index;
    }

    @Override
    public String toString() {
        return name + " " + Shapes.text(shape());
    }
}

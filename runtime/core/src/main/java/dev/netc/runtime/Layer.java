package dev.netc.runtime;

import dev.netc.runtime.operator.Operator;
import java.util.List;
import java.util.Optional;

/**
 * A layer of a model: an operator with a name and parameters. A generated class calls {@link #forward} on its layers in order
 * and {@link #backward} in the opposite order.
 */
public final class Layer {

    private final Model model;
    private final String name;
    private final Operator operator;
    private final List<Parameter> parameters;
    private final int index;

    Layer(Model model, String name, Operator operator, List<Parameter> parameters, int index) {
        this.model = model;
        this.name = name;
        this.operator = operator;
        this.parameters = parameters;
        this.index = index;
    }

    /** Computes {@code y} from {@code x}. */
    public void forward(Value x, Value y) {
        model.pass().forward(this, x, y);
    }

    /** Computes {@code y} from two values. */
    public void forward(Value x1, Value x2, Value y) {
        model.pass().forward(this, x1, x2, y);
    }

    /** Computes {@code y} from several values. */
    public void forward(Value[] xs, Value y) {
        model.pass().forward(this, xs, y);
    }

    /**
     * Computes the gradients of {@code x} and of the layer's parameters from that of {@code y}. A value that several layers
     * read gets the sum: the first of them in a backward pass sets its gradient, the others add to it.
     */
    public void backward(Value x, Value y) {
        model.pass().backward(this, x, y);
    }

    /** Computes the gradients of {@code x1} and {@code x2} from that of {@code y}. */
    public void backward(Value x1, Value x2, Value y) {
        model.pass().backward(this, x1, x2, y);
    }

    /** Computes the gradients of all {@code xs} from that of {@code y}. */
    public void backward(Value[] xs, Value y) {
        model.pass().backward(this, xs, y);
    }

    /** The path in the model: {@code layer1.0.conv1}. */
    public String name() {
        return name;
    }

    public Operator operator() {
        return operator;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** The parameter with this name within the layer, such as {@code weight}; empty where the layer has none, as with a bias switched off. */
    public Optional<Parameter> parameter(String suffix) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name + "." + suffix))
                .findFirst();
    }

    /** Position among the model's layers. */
    public int index() {
        return index;
    }

    @Override
    public String toString() {
        return name + " " + operator;
    }
}

package dev.netc.benchmarks;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Model;
import dev.netc.runtime.Value;
import dev.netc.runtime.operator.Operator;

/** A network of one layer with one input. */
final class OneLayer extends Model {

    private final Layer layer;
    private final Value output;

    /** The shapes are those of one sample. */
    OneLayer(Operator operator, int[] inputShape, int[] outputShape) {
        super("OneLayer");
        input(inputShape);
        layer = layer("layer", operator);
        output = value("output", outputShape);
    }

    @Override
    protected void forward() {
        layer.forward(input(), output);
    }

    @Override
    protected void backward() {
        layer.backward(input(), output);
    }

    @Override
    public Value output() {
        return output;
    }
}

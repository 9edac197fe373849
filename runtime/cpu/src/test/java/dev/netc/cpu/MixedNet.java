package dev.netc.cpu;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Model;
import dev.netc.runtime.Value;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.GroupNorm;

/** Two convolutions, and between them a layer that has no kernel for interleaved samples. */
final class MixedNet extends Model {

    private final Value x = input(9, 8, 6);
    private final Layer conv1 = layer("conv1", Conv.of(9, 8, 3, 3));
    private final Value y1 = value("conv1", 8, 6, 4);
    private final Layer norm1 = layer("norm1", GroupNorm.of(2, 8));
    private final Value y2 = value("norm1", 8, 6, 4);
    private final Layer conv2 = layer("conv2", Conv.of(8, 5, 6, 4));
    private final Value y3 = value("conv2", 5, 1, 1);
    private final Layer flatten1 = layer("flatten1", new Flatten());
    private final Value y4 = value("flatten1", 5);

    MixedNet() {
        super("MixedNet");
    }

    @Override
    protected void forward() {
        conv1.forward(x, y1);
        norm1.forward(y1, y2);
        conv2.forward(y2, y3);
        flatten1.forward(y3, y4);
    }

    @Override
    protected void backward() {
        flatten1.backward(y3, y4);
        conv2.backward(y2, y3);
        norm1.backward(y1, y2);
        conv1.backward(x, y1);
    }

    @Override
    public Value output() {
        return y4;
    }
}

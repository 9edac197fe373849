package dev.netc.cpu;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Model;
import dev.netc.runtime.Value;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.GroupNorm;
import dev.netc.runtime.operator.Relu;

/** Three convolutions: between the first two a layer that has no kernel for interleaved samples, between the others a relu. */
final class MixedNet extends Model {

    private final Value x = input(9, 8, 6);
    private final Layer conv1 = layer("conv1", Conv.of(9, 8, 3, 3));
    private final Value y1 = value("conv1", 8, 6, 4);
    private final Layer norm1 = layer("norm1", GroupNorm.of(2, 8));
    private final Value y2 = value("norm1", 8, 6, 4);
    private final Layer conv2 = layer("conv2", Conv.of(8, 7, 3, 3));
    private final Value y3 = value("conv2", 7, 4, 2);
    private final Layer relu1 = layer("relu1", new Relu());
    private final Value y4 = value("relu1", 7, 4, 2);
    private final Layer conv3 = layer("conv3", Conv.of(7, 5, 4, 2));
    private final Value y5 = value("conv3", 5, 1, 1);
    private final Layer flatten1 = layer("flatten1", new Flatten());
    private final Value y6 = value("flatten1", 5);

    MixedNet() {
        super("MixedNet");
    }

    @Override
    protected void forward() {
        conv1.forward(x, y1);
        norm1.forward(y1, y2);
        conv2.forward(y2, y3);
        relu1.forward(y3, y4);
        conv3.forward(y4, y5);
        flatten1.forward(y5, y6);
    }

    @Override
    protected void backward() {
        flatten1.backward(y5, y6);
        conv3.backward(y4, y5);
        relu1.backward(y3, y4);
        conv2.backward(y2, y3);
        norm1.backward(y1, y2);
        conv1.backward(x, y1);
    }

    @Override
    public Value output() {
        return y6;
    }
}

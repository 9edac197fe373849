package dev.netc.cpu;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Model;
import dev.netc.runtime.Value;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Relu;

/** A network as the compiler would write it, with one of each frequent layer. */
final class SmallNet extends Model {

    static final int INPUT = 3 * 14 * 14;
    static final int CLASSES = 5;

    private final Value x = input(3, 14, 14);
    private final Layer conv1 = layer("conv1", Conv.of(3, 7, 3, 3).pad(1, 1).withoutBias());
    private final Value y1 = value("conv1", 7, 14, 14);
    private final Layer norm1 = layer("norm1", BatchNorm.of(7));
    private final Value y2 = value("norm1", 7, 14, 14);
    private final Layer relu1 = layer("relu1", new Relu());
    private final Value y3 = value("relu1", 7, 14, 14);
    private final Layer pool1 = layer("pool1", MaxPool.of(2, 2));
    private final Value y4 = value("pool1", 7, 7, 7);
    private final Layer conv2 = layer("conv2", Conv.of(7, 13, 3, 3).stride(2, 2));
    private final Value y5 = value("conv2", 13, 3, 3);
    private final Layer relu2 = layer("relu2", new Relu());
    private final Value y6 = value("relu2", 13, 3, 3);
    private final Layer flatten1 = layer("flatten1", new Flatten());
    private final Value y7 = value("flatten1", 117);
    private final Layer dropout1 = layer("dropout1", new Dropout(0.3f));
    private final Value y8 = value("dropout1", 117);
    private final Layer linear1 = layer("linear1", Linear.of(117, CLASSES));
    private final Value y9 = value("linear1", CLASSES);

    SmallNet() {
        super("SmallNet");
    }

    @Override
    protected void forward() {
        conv1.forward(x, y1);
        norm1.forward(y1, y2);
        relu1.forward(y2, y3);
        pool1.forward(y3, y4);
        conv2.forward(y4, y5);
        relu2.forward(y5, y6);
        flatten1.forward(y6, y7);
        dropout1.forward(y7, y8);
        linear1.forward(y8, y9);
    }

    @Override
    protected void backward() {
        linear1.backward(y8, y9);
        dropout1.backward(y7, y8);
        flatten1.backward(y6, y7);
        relu2.backward(y5, y6);
        conv2.backward(y4, y5);
        pool1.backward(y3, y4);
        relu1.backward(y2, y3);
        norm1.backward(y1, y2);
        conv1.backward(x, y1);
    }

    @Override
    public Value output() {
        return y9;
    }
}

package dev.netc.runtime;

import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Relu;

/** A network as the compiler writes one, by hand. */
final class TinyNet extends Model {

    private final Value input = input(1, 6, 6);
    private final Layer conv1 = layer("conv1", Conv.of(1, 4, 3, 3));
    private final Value conv1Output = value("conv1", 4, 4, 4);
    private final Layer batchnorm1 = layer("batchnorm1", BatchNorm.of(4));
    private final Value batchnorm1Output = value("batchnorm1", 4, 4, 4);
    private final Layer relu1 = layer("relu1", new Relu());
    private final Value relu1Output = value("relu1", 4, 4, 4);
    private final Layer maxpool1 = layer("maxpool1", MaxPool.of(2, 2));
    private final Value maxpool1Output = value("maxpool1", 4, 2, 2);
    private final Layer flatten1 = layer("flatten1", new Flatten());
    private final Value flatten1Output = value("flatten1", 16);
    private final Layer linear1 = layer("linear1", Linear.of(16, 2));
    private final Value linear1Output = value("linear1", 2);

    TinyNet() {
        super("TinyNet");
    }

    @Override
    protected void forward() {
        conv1.forward(input, conv1Output);
        batchnorm1.forward(conv1Output, batchnorm1Output);
        relu1.forward(batchnorm1Output, relu1Output);
        maxpool1.forward(relu1Output, maxpool1Output);
        flatten1.forward(maxpool1Output, flatten1Output);
        linear1.forward(flatten1Output, linear1Output);
    }

    @Override
    protected void backward() {
        linear1.backward(flatten1Output, linear1Output);
        flatten1.backward(maxpool1Output, flatten1Output);
        maxpool1.backward(relu1Output, maxpool1Output);
        relu1.backward(batchnorm1Output, relu1Output);
        batchnorm1.backward(conv1Output, batchnorm1Output);
        conv1.backward(input, conv1Output);
    }

    @Override
    public Value output() {
        return linear1Output;
    }
}

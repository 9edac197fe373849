package dev.netc.train;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.runtime.Value;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Sigmoid;
import dev.netc.runtime.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;

/** Small networks, written by hand as the compiler would. */
final class Networks {

    private Networks() {}

    /** 1x28x28 - flatten - 32 - relu - 10. */
    static Chain perceptron() {
        return new Chain("Perceptron", Training.standard().batch(32).optimizer(Sgd.rate(0.1)), 1, 28, 28)
                .then("flatten", new Flatten(), 784)
                .then("hidden", Linear.of(784, 32), 32)
                .then("relu", new Relu(), 32)
                .then("out", Linear.of(32, 10), 10);
    }

    /** 4 - 5 - sigmoid - 3 - sigmoid, without biases, mse. */
    static Chain twoLayerSigmoid() {
        Training training = Training.standard().batch(8).optimizer(Sgd.rate(1)).loss(new MeanSquaredError());
        return new Chain("TwoLayerSigmoid", training, 4)
                .then("w1", Linear.of(4, 5).withoutBias(), 5)
                .then("sigmoid1", new Sigmoid(), 5)
                .then("w2", Linear.of(5, 3).withoutBias(), 3)
                .then("sigmoid2", new Sigmoid(), 3);
    }

    /** 1 - 1, mse, all of the 100 points in a batch. */
    static Chain linearRegression() {
        Training training = Training.standard()
                .batch(100)
                .epochs(50)
                .optimizer(Sgd.rate(0.1))
                .loss(new MeanSquaredError());
        return new Chain("LinearRegression", training, 1).then("linear", Linear.of(1, 1), 1);
    }

    /** 4 - batchnorm - 3. */
    static Chain normalized() {
        return new Chain("Normalized", Training.standard().batch(17), 4)
                .then("batch_norm", BatchNorm.of(4), 4)
                .then("out", Linear.of(4, 3), 3);
    }

    /** Layers in a line. */
    static final class Chain extends Model {

        private final Training training;
        private final List<Layer> layers = new ArrayList<>();
        private final List<Value> values = new ArrayList<>();

        Chain(String name, Training training, int... input) {
            super(name);
            this.training = training;
            values.add(input(input));
        }

        Chain then(String path, Operator operator, int... shape) {
            layers.add(layer(path, operator));
            values.add(value(path, shape));
            return this;
        }

        @Override
        protected void forward() {
            for (int i = 0; i < layers.size(); i++) {
                layers.get(i).forward(values.get(i), values.get(i + 1));
            }
        }

        @Override
        protected void backward() {
            for (int i = layers.size() - 1; i >= 0; i--) {
                layers.get(i).backward(values.get(i), values.get(i + 1));
            }
        }

        @Override
        public Value output() {
            return values.get(values.size() - 1);
        }

        @Override
        public Training training() {
            return training;
        }
    }
}

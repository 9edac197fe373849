package dev.netc.benchmarks.compare;

import dev.netc.benchmarks.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is compared: a table each. */
enum Kind {
    /** From a batch in memory to updated parameters. */
    TRAINING("training") {
        @Override
        List<Row> rows() {
            return List.of(
                    new Row(Network.LENET, 64),
                    new Row(Network.MLP, 64),
                    new Row(Network.LENET_DROPOUT, 64),
                    new Row(Network.RESIDUAL, 64),
                    new Row(Network.INCEPTION, 64),
                    new Row(Network.CIFAR_CONVNET, 24),
                    new Row(Network.CIFAR_CONVNET, 512),
                    new Row(Network.RESNET18, 8),
                    new Row(Network.MOBILENET_V2, 8));
        }
    },
    /** From a batch in memory to its outputs. */
    INFERENCE("inference") {
        @Override
        List<Row> rows() {
            return Stream.concat(
                            Stream.of(new Row(Network.LENET, 1)),
                            Arrays.stream(Network.values()).map(network -> new Row(network, 64)))
                    .toList();
        }
    },
    /** Training steps with one thread and with all. */
    SCALING("training") {
        @Override
        List<Row> rows() {
            return List.of(
                    new Row(Network.LENET, 64), new Row(Network.CIFAR_CONVNET, 24), new Row(Network.RESNET18, 8));
        }
    },
    /** All of MNIST's training images once. */
    EPOCH("epoch") {
        @Override
        List<Row> rows() {
            return List.of(new Row(Network.LENET, 64));
        }
    };

    private final String task;

    Kind(String task) {
        this.task = task;
    }

    abstract List<Row> rows();

    /** What a contestant is told to do. */
    String task() {
        return task;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

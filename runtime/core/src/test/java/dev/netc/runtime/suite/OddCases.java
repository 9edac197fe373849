package dev.netc.runtime.suite;

import static dev.netc.runtime.suite.Cases.shape;

import dev.netc.runtime.Value;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.operator.Add;
import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Concat;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Dropout2d;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Gelu;
import dev.netc.runtime.operator.GroupNorm;
import dev.netc.runtime.operator.LayerNorm;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.LogSoftmax;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Relu6;
import dev.netc.runtime.operator.Tanh;
import dev.netc.runtime.operator.Upsample;
import java.util.ArrayList;
import java.util.List;

/** Sizes that are a little less or more than what vectors, tiles and threads divide evenly, up to 4098, and networks of several layers. */
final class OddCases {

    private OddCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (int size : new int[] {1, 2, 7, 15, 16, 17, 31, 33, 63, 65, 127, 129, 1023, 1025, 4095, 4098}) {
            addSize(cases, size);
        }
        for (int batch : new int[] {1, 2, 5, 8, 13, 65}) {
            addBatch(cases, batch);
        }
        addImages(cases);
        return cases;
    }

    private static void addSize(List<Case> cases, int size) {
        cases.add(Case.of("linear of " + size, 3, () -> TestNetwork.of(shape(size), Linear.of(size, 5), 5)));
        cases.add(Case.of("linear to " + size, 3, () -> TestNetwork.of(shape(5), Linear.of(5, size), size)));
        cases.add(Case.of("relu of " + size, 1, () -> TestNetwork.of(shape(size), new Relu(), size)));
        cases.add(Case.of("tanh of " + size, 1, () -> TestNetwork.of(shape(size), new Tanh(), size)));
        cases.add(Case.of("gelu of " + size, 1, () -> TestNetwork.of(shape(size), new Gelu(), size)));
        cases.add(Case.of("logsoftmax of " + size, 2, () -> TestNetwork.of(shape(size), new LogSoftmax(), size)));
        cases.add(Case.of("crossentropy of " + size, 2, () -> TestNetwork.of(shape(size), new Flatten(), size))
                .with(new CrossEntropy()));
        cases.add(Case.of(
                "conv of width " + size,
                1,
                () -> TestNetwork.of(shape(2, 2, size), Conv.of(2, 3, 3, 3).pad(1, 1), 3, 2, size)));
        if (size > 1) {
            cases.add(Case.of("layernorm of " + size, 2, () -> TestNetwork.of(shape(size), LayerNorm.of(size), size)));
        }
        if (size < 200) {
            cases.add(Case.of(
                    "conv of channels " + size,
                    2,
                    () -> TestNetwork.of(
                            shape(size, 3, 5), Conv.of(size, 3, 3, 3).pad(1, 1), 3, 3, 5)));
            cases.add(Case.of(
                    "conv to channels " + size,
                    2,
                    () -> TestNetwork.of(shape(3, 3, 5), Conv.of(3, size, 2, 3), size, 2, 3)));
            cases.add(Case.of(
                    "depthwise conv of channels " + size,
                    2,
                    () -> TestNetwork.of(
                            shape(size, 5, 4), Conv.of(size, size, 3, 3).groups(size), size, 3, 2)));
        }
    }

    private static void addBatch(List<Case> cases, int batch) {
        cases.add(Case.of("small network in batches of " + batch, batch, OddCases::network)
                .with(new CrossEntropy()));
        cases.add(Case.of("network of many kinds in batches of " + batch, batch, OddCases::mixedNetwork)
                .with(new CrossEntropy()));
        if (batch > 1) {
            cases.add(Case.of("norms and rectifiers in batches of " + batch, batch, () -> normalizedNetwork(false))
                    .with(new CrossEntropy()));
        }
        cases.add(Case.of(
                "batchnorm in batches of " + batch,
                batch,
                () -> TestNetwork.of(shape(3, 3, 5), BatchNorm.of(3), 3, 3, 5)));
    }

    private static void addImages(List<Case> cases) {
        cases.add(Case.of(
                "conv 5x5 to rows of 8", 1, () -> TestNetwork.of(shape(5, 12, 12), Conv.of(5, 13, 5, 5), 13, 8, 8)));
        cases.add(Case.of(
                "conv 3x3 to rows of 4",
                3,
                () -> TestNetwork.of(shape(6, 8, 4), Conv.of(6, 7, 3, 3).pad(1, 1), 7, 8, 4)));
        cases.add(Case.of(
                "conv 3x3 stride 2 to rows of 16",
                2,
                () -> TestNetwork.of(
                        shape(2, 32, 32), Conv.of(2, 5, 3, 3).stride(2, 2).pad(1, 1), 5, 16, 16)));
        cases.add(Case.of(
                "conv 1x1 of some places",
                3,
                () -> TestNetwork.of(shape(7, 29, 31), Conv.of(7, 11, 1, 1), 11, 29, 31)));
        cases.add(Case.of(
                "conv 1x1 of many places", 3, () -> TestNetwork.of(shape(3, 45, 50), Conv.of(3, 6, 1, 1), 6, 45, 50)));
        cases.add(Case.of(
                "conv 1x1 of many channels",
                2,
                () -> TestNetwork.of(shape(300, 7, 7), Conv.of(300, 26, 1, 1), 26, 7, 7)));
        cases.add(Case.of(
                "conv 7x7 stride of many places",
                3,
                () -> TestNetwork.of(
                        shape(3, 70, 81), Conv.of(3, 6, 7, 7).stride(2, 2).pad(3, 3), 6, 35, 41)));
        for (int size : new int[] {2, 7, 12, 37}) {
            cases.add(Case.of(
                    "depthwise conv of images of " + size,
                    3,
                    () -> TestNetwork.of(
                            shape(5, size, size + 3),
                            Conv.of(5, 5, 3, 3).groups(5).pad(1, 1),
                            5,
                            size,
                            size + 3)));
            cases.add(Case.of(
                    "depthwise conv stride of images of " + size,
                    3,
                    () -> TestNetwork.of(
                            shape(5, size, size + 3),
                            Conv.of(5, 5, 3, 3).groups(5).stride(2, 2).pad(1, 1),
                            5,
                            (size + 1) / 2,
                            (size + 4) / 2)));
        }
        cases.add(Case.of("conv 5x5", 3, () -> TestNetwork.of(shape(3, 23, 29), Conv.of(3, 19, 5, 5), 19, 19, 25)));
        cases.add(Case.of(
                "conv 1x1 stride",
                3,
                () -> TestNetwork.of(shape(33, 9, 11), Conv.of(33, 17, 1, 1).stride(2, 2), 17, 5, 6)));
        cases.add(Case.of(
                "conv 7x7 stride",
                2,
                () -> TestNetwork.of(
                        shape(3, 31, 33), Conv.of(3, 17, 7, 7).stride(2, 2).pad(3, 3), 17, 16, 17)));
        cases.add(Case.of(
                "conv groups",
                2,
                () -> TestNetwork.of(
                        shape(12, 13, 17),
                        Conv.of(12, 18, 3, 3).groups(3).pad(1, 1).fill(Fill.REFLECT),
                        18,
                        13,
                        17)));
        cases.add(Case.of(
                "deconv",
                2,
                () -> TestNetwork.of(
                        shape(13, 9, 7), Deconv.of(13, 11, 3, 3).stride(2, 2).pad(1, 1), 11, 18, 14)));
        cases.add(Case.of(
                "maxpool",
                3,
                () -> TestNetwork.of(
                        shape(5, 27, 35), MaxPool.of(3, 3).stride(2, 2).pad(1, 1), 5, 14, 18)));
        cases.add(Case.of("avgpool", 3, () -> TestNetwork.of(shape(5, 26, 35), AvgPool.of(2, 2), 5, 13, 17)));
    }

    /** Convolutions, batch norm, a join, a pool and a linear layer, one after the other. */
    private static TestNetwork network() {
        TestNetwork network = new TestNetwork(1, 11, 9);
        Value conv = network.call(Conv.of(1, 5, 3, 3).pad(1, 1).withoutBias(), shape(5, 11, 9), network.input());
        Value norm = network.call(BatchNorm.of(5), shape(5, 11, 9), conv);
        Value active = network.call(new Tanh(), shape(5, 11, 9), norm);
        Value second = network.call(Conv.of(5, 5, 3, 3).pad(1, 1).withoutBias(), shape(5, 11, 9), active);
        Value sum = network.call(new Add(), shape(5, 11, 9), active, second);
        Value relu = network.call(new Relu(), shape(5, 11, 9), sum);
        Value pool = network.call(MaxPool.of(2, 2), shape(5, 5, 4), relu);
        Value flat = network.call(new Flatten(), shape(100), pool);
        network.call(Linear.of(100, 7), shape(7), flat);
        return network;
    }

    /** Convolutions between layers that a backend may want in another layout, with values that are read in both. */
    private static TestNetwork mixedNetwork() {
        TestNetwork network = new TestNetwork(9, 8, 6);
        Value conv = network.call(Conv.of(9, 8, 3, 3).pad(1, 1), shape(8, 8, 6), network.input());
        Value norm = network.call(GroupNorm.of(2, 8), shape(8, 8, 6), conv);
        Value active = network.call(new Tanh(), shape(8, 8, 6), norm);
        Value second = network.call(Conv.of(8, 8, 3, 3).pad(1, 1), shape(8, 8, 6), active);
        Value sum = network.call(new Add(), shape(8, 8, 6), active, second);
        Value twice = network.call(new Concat(), shape(16, 8, 6), second, sum);
        Value larger = network.call(Upsample.nearest(2), shape(16, 16, 12), twice);
        Value third = network.call(Conv.of(16, 3, 3, 3).stride(2, 2).pad(1, 1), shape(3, 8, 6), larger);
        Value relu = network.call(new Relu(), shape(3, 8, 6), third);
        Value pool = network.call(MaxPool.of(2, 2), shape(3, 4, 3), relu);
        Value flat = network.call(new Flatten(), shape(36), pool);
        Value even = network.call(LayerNorm.of(36), shape(36), flat);
        network.call(Linear.of(36, 7), shape(7), even);
        return network;
    }

    /**
     * Norms and rectifiers that a prediction can compute with the layer before, and others that it cannot.
     *
     * @param all whether to have those too that leave nothing but rounding of a gradient: a bias before a norm, and a norm over few numbers
     */
    private static TestNetwork normalizedNetwork(boolean all) {
        TestNetwork network = new TestNetwork(3, 8, 6);
        int[] wide = shape(18, 8, 6);
        Value conv = network.call(Conv.of(3, 18, 1, 1).withoutBias(), wide, network.input());
        Value norm = network.call(BatchNorm.of(18).epsilon(1e-3), wide, conv);
        Value relu6 = network.call(new Relu6(), wide, norm);
        Value depthwise = network.call(biased(Conv.of(18, 18, 3, 3).groups(18).pad(1, 1), all), wide, relu6);
        Value second = network.call(BatchNorm.of(18).withoutAffine(), wide, depthwise);
        Value sum = network.call(new Add(), wide, relu6, second);
        Value relu = network.call(new Relu(), wide, sum);
        Value groups = network.call(Conv.of(18, 6, 3, 3).groups(3).pad(1, 1), shape(6, 8, 6), relu);
        Value positive = network.call(new Relu(), shape(6, 8, 6), groups);
        Value apart = network.call(BatchNorm.of(6), shape(6, 8, 6), positive);
        Value third = network.call(biased(Conv.of(6, 5, 3, 3).pad(1, 1), all), shape(5, 8, 6), apart);
        Value twice = network.call(BatchNorm.of(5), shape(5, 8, 6), third);
        Value both = network.call(new Concat(), shape(10, 8, 6), third, twice);
        Value flat = network.call(new Flatten(), shape(480), both);
        Value hidden = network.call(Linear.of(480, 19), shape(19), flat);
        Value even = all ? network.call(BatchNorm.of(19), shape(19), hidden) : hidden;
        Value last = network.call(new Relu(), shape(19), even);
        network.call(Linear.of(19, 7), shape(7), last);
        return network;
    }

    static Case normalized() {
        return Case.of("norms and rectifiers", 6, () -> normalizedNetwork(true)).with(new CrossEntropy());
    }

    private static Conv biased(Conv conv, boolean bias) {
        return bias ? conv : conv.withoutBias();
    }

    static Case trainable() {
        return Case.of("two linear layers", 5, () -> {
            TestNetwork network = new TestNetwork(13);
            Value hidden = network.call(Linear.of(13, 33), shape(33), network.input());
            Value active = network.call(new Tanh(), shape(33), hidden);
            network.call(Linear.of(33, 3), shape(3), active);
            return network;
        });
    }

    static List<Case> dropouts() {
        return List.of(
                Case.of("dropout", 3, () -> {
                    TestNetwork network = new TestNetwork(7);
                    Value hidden = network.call(Linear.of(7, 67), shape(67), network.input());
                    Value left = network.call(new Dropout(0.3f), shape(67), hidden);
                    Value right = network.call(Linear.of(67, 5), shape(5), left);
                    network.call(new Dropout(0.5f), shape(5), right);
                    return network;
                }),
                Case.of("dropout of channels", 3, () -> {
                    TestNetwork network = new TestNetwork(2, 5, 3);
                    Value hidden = network.call(Conv.of(2, 13, 3, 3).pad(1, 1), shape(13, 5, 3), network.input());
                    network.call(new Dropout2d(0.4f), shape(13, 5, 3), hidden);
                    return network;
                }),
                Case.of("dropout of everything", 1, () -> {
                    TestNetwork network = new TestNetwork(3);
                    Value hidden = network.call(Linear.of(3, 9), shape(9), network.input());
                    network.call(new Dropout(1), shape(9), hidden);
                    return network;
                }));
    }
}

package dev.netc.runtime.suite;

import dev.netc.runtime.Value;
import dev.netc.runtime.loss.BinaryCrossEntropy;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.loss.NegativeLogLikelihood;
import dev.netc.runtime.operator.AdaptiveAvgPool;
import dev.netc.runtime.operator.Add;
import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.ChannelShuffle;
import dev.netc.runtime.operator.Concat;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Elementwise;
import dev.netc.runtime.operator.Elu;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Gelu;
import dev.netc.runtime.operator.GroupNorm;
import dev.netc.runtime.operator.HardSigmoid;
import dev.netc.runtime.operator.HardSwish;
import dev.netc.runtime.operator.LayerNorm;
import dev.netc.runtime.operator.LeakyRelu;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.LocalResponseNorm;
import dev.netc.runtime.operator.LogSoftmax;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Multiply;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Relu6;
import dev.netc.runtime.operator.Sigmoid;
import dev.netc.runtime.operator.Silu;
import dev.netc.runtime.operator.Softmax;
import dev.netc.runtime.operator.Tanh;
import dev.netc.runtime.operator.Upsample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Every operator with all its attributes, every way of joining values, and every loss, at small odd sizes. */
public final class Cases {

    private final List<Case> cases = new ArrayList<>();

    private Cases() {}

    /** Small enough for finite differences of every number. */
    public static List<Case> all() {
        Cases cases = new Cases();
        cases.addConvolutions();
        cases.addFills();
        cases.addDeconvolutions();
        cases.addPools();
        cases.addNorms();
        cases.addFunctions();
        cases.addMoves();
        cases.addGraphs();
        cases.addLosses();
        return List.copyOf(cases.cases);
    }

    static int[] shape(int... sizes) {
        return sizes;
    }

    private void add(String name, int batch, int[] input, Operator operator, int... output) {
        cases.add(Case.of(name, batch, () -> TestNetwork.of(input, operator, output)));
    }

    private void add(String name, int batch, Supplier<TestNetwork> network) {
        cases.add(Case.of(name, batch, network));
    }

    private void addConvolutions() {
        add("conv", 2, shape(2, 5, 4), Conv.of(2, 3, 3, 3), 3, 3, 2);
        add("conv without bias", 1, shape(1, 4, 7), Conv.of(1, 2, 2, 3).withoutBias(), 2, 3, 5);
        add("conv 1x1", 3, shape(3, 3, 2), Conv.of(3, 5, 1, 1), 5, 3, 2);
        add("conv stride", 2, shape(2, 7, 6), Conv.of(2, 2, 3, 2).stride(2, 3), 2, 3, 2);
        add("conv pad", 1, shape(2, 4, 5), Conv.of(2, 2, 3, 5).pad(1, 2), 2, 4, 5);
        add(
                "conv pad and stride",
                2,
                shape(1, 7, 6),
                Conv.of(1, 3, 3, 3).pad(2, 1).stride(2, 2),
                3,
                5,
                3);
        add(
                "conv same with an even kernel",
                2,
                shape(2, 4, 5),
                Conv.of(2, 2, 2, 4).pad(0, 1),
                2,
                4,
                5);
        add("conv dilation", 1, shape(2, 7, 6), Conv.of(2, 2, 3, 2).dilation(2, 3), 2, 3, 3);
        add(
                "conv dilation and pad",
                1,
                shape(1, 5, 5),
                Conv.of(1, 2, 3, 3).dilation(2, 1).pad(2, 1),
                2,
                5,
                5);
        add(
                "conv depthwise and pointwise",
                2,
                shape(3, 5, 4),
                Conv.of(3, 3, 1, 1).groups(3),
                3,
                5,
                4);
        add("conv pointwise", 2, shape(17, 12, 11), Conv.of(17, 5, 1, 1), 5, 12, 11);
        add("conv groups", 2, shape(4, 4, 3), Conv.of(4, 6, 2, 2).groups(2), 6, 3, 2);
        add("conv depthwise", 2, shape(3, 5, 4), Conv.of(3, 3, 3, 3).groups(3).pad(1, 1), 3, 5, 4);
        add(
                "conv depthwise 5x5",
                2,
                shape(4, 9, 7),
                Conv.of(4, 4, 5, 5).groups(4).pad(2, 2),
                4,
                9,
                7);
        add(
                "conv depthwise strided",
                3,
                shape(5, 9, 8),
                Conv.of(5, 5, 3, 3).groups(5).stride(2, 2).pad(1, 1),
                5,
                5,
                4);
        add(
                "conv depthwise twofold",
                1,
                shape(3, 4, 4),
                Conv.of(3, 6, 3, 3).groups(3).stride(2, 2).pad(1, 1),
                6,
                2,
                2);
        add("conv on one pixel", 2, shape(3, 1, 1), Conv.of(3, 2, 3, 3).pad(1, 1), 2, 1, 1);
        add("linear", 3, shape(5), Linear.of(5, 4), 4);
        add("linear without bias", 1, shape(7), Linear.of(7, 1).withoutBias(), 1);
    }

    private void addFills() {
        for (Fill fill : List.of(Fill.constant(1.5f), Fill.REFLECT, Fill.REPLICATE, Fill.CIRCULAR)) {
            String name = "conv fill " + fill.kind();
            Conv conv = Conv.of(2, 2, 3, 3).fill(fill);
            add(name, 2, shape(2, 4, 5), conv.pad(1, 2), 2, 4, 7);
            add(
                    name + " stride groups",
                    1,
                    shape(2, 5, 4),
                    conv.groups(2).pad(2, 1).stride(2, 3),
                    2,
                    4,
                    2);
            add(name + " dilation", 1, shape(2, 4, 4), conv.dilation(2, 1).pad(2, 1), 2, 4, 4);
        }
    }

    private void addDeconvolutions() {
        add("deconv", 2, shape(2, 3, 4), Deconv.of(2, 3, 3, 2), 3, 5, 5);
        add("deconv stride", 1, shape(2, 3, 2), Deconv.of(2, 2, 2, 3).stride(2, 3), 2, 6, 6);
        add("deconv pad", 1, shape(2, 4, 3), Deconv.of(2, 2, 3, 3).stride(2, 2).pad(1, 1), 2, 7, 5);
        add(
                "deconv outpad",
                2,
                shape(1, 3, 3),
                Deconv.of(1, 2, 3, 3).stride(2, 2).pad(1, 1),
                2,
                6,
                6);
        add(
                "deconv groups without bias",
                1,
                shape(4, 2, 3),
                Deconv.of(4, 6, 2, 2).groups(2).withoutBias(),
                6,
                3,
                4);
    }

    private void addPools() {
        add("maxpool", 2, shape(2, 5, 6), MaxPool.of(2, 2), 2, 2, 3);
        add("maxpool overlapping", 1, shape(2, 7, 5), MaxPool.of(3, 2).stride(2, 1), 2, 3, 4);
        add("maxpool pad", 1, shape(2, 6, 5), MaxPool.of(3, 3).stride(2, 2).pad(1, 1), 2, 3, 3);
        add("maxpool ceil", 1, shape(2, 6, 5), MaxPool.of(3, 3).stride(2, 2), 2, 3, 2);
        add("avgpool", 2, shape(2, 5, 6), AvgPool.of(2, 3), 2, 2, 2);
        add("avgpool overlapping", 1, shape(2, 7, 5), AvgPool.of(3, 2).stride(2, 1), 2, 3, 4);
        add("avgpool pad", 1, shape(2, 5, 5), AvgPool.of(3, 3).stride(2, 2).pad(1, 1), 2, 3, 3);
        add("avgpool pad ceil", 1, shape(1, 6, 4), AvgPool.of(3, 3).stride(2, 2).pad(1, 1), 1, 4, 3);
        AvgPool uncounted = AvgPool.of(3, 3).stride(2, 2).pad(1, 1).withoutCountingPadding();
        add("avgpool pad countpad off", 1, shape(1, 6, 4), uncounted, 1, 4, 3);
        add("adaptiveavgpool", 1, shape(2, 7, 5), new AdaptiveAvgPool(), 2, 3, 2);
        add("adaptiveavgpool to more", 1, shape(1, 2, 3), new AdaptiveAvgPool(), 1, 3, 5);
        add("globalavgpool", 2, shape(3, 3, 4), new AdaptiveAvgPool(), 3, 1, 1);
    }

    private void addNorms() {
        add("batchnorm", 3, shape(2, 3, 2), BatchNorm.of(2), 2, 3, 2);
        add("batchnorm of features", 5, shape(3), BatchNorm.of(3).epsilon(0.01), 3);
        add("batchnorm without affine", 2, shape(2, 1, 3), BatchNorm.of(2).withoutAffine(), 2, 1, 3);
        add("layernorm", 2, shape(2, 3, 2), LayerNorm.of(2, 3, 2), 2, 3, 2);
        add("layernorm of features", 3, shape(7), LayerNorm.of(7).epsilon(0.01), 7);
        add("layernorm without affine", 2, shape(5), LayerNorm.of(5).withoutAffine(), 5);
        add("groupnorm", 2, shape(6, 2, 3), GroupNorm.of(3, 6), 6, 2, 3);
        add("groupnorm of features", 2, shape(6), GroupNorm.of(2, 6), 6);
        add("groupnorm without affine", 1, shape(4, 2, 2), GroupNorm.of(2, 4).withoutAffine(), 4, 2, 2);
        LocalResponseNorm lrn = LocalResponseNorm.of(3).alpha(0.2).k(2);
        add("lrn", 2, shape(5, 2, 3), lrn, 5, 2, 3);
        add("lrn of even size", 1, shape(5, 2, 2), new LocalResponseNorm(4, 0.3f, 0.5f, 1), 5, 2, 2);
    }

    private void addFunctions() {
        List<Elementwise> functions = List.of(
                new Relu(),
                new Relu6(),
                new LeakyRelu(0.1f),
                new Elu(0.7f),
                new Gelu(),
                new Silu(),
                new HardSwish(),
                new HardSigmoid(),
                new Sigmoid(),
                new Tanh());
        for (Elementwise function : functions) {
            add(function.toString(), 3, shape(17), function, 17);
            add(function + " of an image", 1, shape(3, 5, 1), function, 3, 5, 1);
        }
        add("softmax", 3, shape(7), new Softmax(), 7);
        add("softmax of channels", 2, shape(3, 2, 2), new Softmax(), 3, 2, 2);
        add("logsoftmax", 3, shape(7), new LogSoftmax(), 7);
        add("logsoftmax of channels", 2, shape(3, 2, 2), new LogSoftmax(), 3, 2, 2);
    }

    private void addMoves() {
        add("flatten", 2, shape(2, 3, 2), new Flatten(), 12);
        add("upsample nearest", 2, shape(2, 2, 3), Upsample.nearest(3), 2, 6, 9);
        add("upsample bilinear", 2, shape(2, 2, 3), Upsample.bilinear(2), 2, 4, 6);
        add("upsample bilinear of one pixel", 1, shape(2, 1, 2), Upsample.bilinear(3), 2, 3, 6);
        add("shuffle", 2, shape(6, 2, 1), new ChannelShuffle(3), 6, 2, 1);
        add("shuffle of two groups", 1, shape(6, 1, 2), new ChannelShuffle(2), 6, 1, 2);
    }

    private void addGraphs() {
        add("add of three", 2, () -> {
            TestNetwork network = new TestNetwork(2, 3, 2);
            Value left = network.call(Conv.of(2, 2, 1, 1), shape(2, 3, 2), network.input());
            Value right = network.call(Conv.of(2, 2, 3, 3).pad(1, 1), shape(2, 3, 2), network.input());
            network.call(new Add(), shape(2, 3, 2), left, network.input(), right);
            return network;
        });
        add("add of a value to itself", 2, () -> {
            TestNetwork network = new TestNetwork(5);
            network.call(new Add(), shape(5), network.input(), network.input());
            return network;
        });
        add("multiply by channel weights", 2, () -> {
            TestNetwork network = new TestNetwork(3, 2, 3);
            Value means = network.call(new AdaptiveAvgPool(), shape(3, 1, 1), network.input());
            Value gates = network.call(Conv.of(3, 3, 1, 1), shape(3, 1, 1), means);
            network.call(new Multiply(), shape(3, 2, 3), gates, network.input());
            return network;
        });
        add("multiply of three", 2, () -> {
            TestNetwork network = new TestNetwork(4);
            Value left = network.call(new Sigmoid(), shape(4), network.input());
            Value right = network.call(Linear.of(4, 4), shape(4), network.input());
            network.call(new Multiply(), shape(4), left, right, network.input());
            return network;
        });
        add("concat", 2, () -> {
            TestNetwork network = new TestNetwork(2, 2, 3);
            Value left = network.call(Conv.of(2, 3, 1, 1), shape(3, 2, 3), network.input());
            network.call(new Concat(), shape(7, 2, 3), network.input(), left, network.input());
            return network;
        });
        add("concat of features", 3, () -> {
            TestNetwork network = new TestNetwork(3);
            Value left = network.call(Linear.of(3, 2), shape(2), network.input());
            network.call(new Concat(), shape(5), left, network.input());
            return network;
        });
        add("one layer called twice", 2, () -> {
            TestNetwork network = new TestNetwork(3);
            Value once = network.call(Linear.of(3, 3), shape(3), network.input());
            network.call(network.layers().get(0), shape(3), once);
            return network;
        });
        add("a value that leads nowhere", 2, () -> {
            TestNetwork network = new TestNetwork(3);
            network.call(Linear.of(3, 2), shape(2), network.input());
            network.call(Linear.of(3, 4), shape(4), network.input());
            return network;
        });
    }

    private void addLosses() {
        int[] features = shape(5);
        cases.add(Case.of("crossentropy", 3, () -> TestNetwork.of(shape(4), Linear.of(4, 5), features))
                .with(new CrossEntropy()));
        cases.add(Case.of("nll", 3, () -> TestNetwork.of(features, new LogSoftmax(), features))
                .with(new NegativeLogLikelihood()));
        cases.add(Case.of("mse", 3, () -> TestNetwork.of(shape(4), Linear.of(4, 5), features))
                .with(new MeanSquaredError()));
        cases.add(Case.of("bce", 3, () -> TestNetwork.of(features, new Sigmoid(), features))
                .with(new BinaryCrossEntropy()));
    }
}

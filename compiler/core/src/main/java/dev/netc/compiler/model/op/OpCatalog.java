package dev.netc.compiler.model.op;

import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.MergeKind;
import dev.netc.runtime.operator.Elu;
import dev.netc.runtime.operator.Gelu;
import dev.netc.runtime.operator.HardSigmoid;
import dev.netc.runtime.operator.HardSwish;
import dev.netc.runtime.operator.LeakyRelu;
import dev.netc.runtime.operator.LogSoftmax;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Relu6;
import dev.netc.runtime.operator.Sigmoid;
import dev.netc.runtime.operator.Silu;
import dev.netc.runtime.operator.Softmax;
import dev.netc.runtime.operator.Tanh;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every layer that model files can name, in the order of the layer reference. */
public final class OpCatalog {

    private static final Map<String, LayerKind> LAYERS = layers();
    private static final Map<String, MergeKind> MERGES = merges();

    private OpCatalog() {}

    private static Map<String, LayerKind> layers() {
        Map<String, LayerKind> kinds = new LinkedHashMap<>();
        for (LayerKind kind : List.of(
                new ConvKind(),
                new DeconvKind(),
                new LinearKind(),
                new MaxPoolKind(),
                new AvgPoolKind(),
                new GlobalAvgPoolKind(),
                new AdaptiveAvgPoolKind(),
                new BatchNormKind(),
                new LayerNormKind(),
                new GroupNormKind(),
                new LocalResponseNormKind(),
                ActivationKind.of("relu", "max(x, 0).", new Relu()),
                ActivationKind.of("relu6", "min(max(x, 0), 6).", new Relu6()),
                ActivationKind.of(
                        "leakyrelu",
                        "x where positive, else slope * x.",
                        "slope",
                        "0.01",
                        slope -> new LeakyRelu((float) slope)),
                ActivationKind.of(
                        "elu",
                        "x where positive, else alpha * (exp(x) - 1).",
                        "alpha",
                        "1",
                        alpha -> new Elu((float) alpha)),
                ActivationKind.of("gelu", "x * (1 + erf(x / sqrt 2)) / 2.", new Gelu()),
                ActivationKind.of("silu", "x * sigmoid(x), also called swish.", new Silu()),
                ActivationKind.of("hardswish", "x * min(max(x + 3, 0), 6) / 6.", new HardSwish()),
                ActivationKind.of("hardsigmoid", "min(max(x + 3, 0), 6) / 6.", new HardSigmoid()),
                ActivationKind.of("sigmoid", "1 / (1 + exp(-x)).", new Sigmoid()),
                ActivationKind.of("tanh", "Hyperbolic tangent.", new Tanh()),
                new SimpleKind("softmax", "exp(x) / sum of exp(x) over the features or channels.", new Softmax()),
                new SimpleKind("logsoftmax", "The logarithm of softmax.", new LogSoftmax()),
                new DropoutKind(),
                new Dropout2dKind(),
                new FlattenKind(),
                new UpsampleKind(),
                new ShuffleKind())) {
            kinds.put(kind.signature().name(), kind);
        }
        return kinds;
    }

    private static Map<String, MergeKind> merges() {
        Map<String, MergeKind> kinds = new LinkedHashMap<>();
        for (MergeKind kind : List.of(new AddKind(), new MultiplyKind(), new ConcatKind())) {
            kinds.put(kind.signature().name(), kind);
        }
        return kinds;
    }

    public static Optional<LayerKind> layer(String name) {
        return Optional.ofNullable(LAYERS.get(name));
    }

    public static Optional<MergeKind> merge(String name) {
        return Optional.ofNullable(MERGES.get(name));
    }

    public static Set<String> layerNames() {
        return new LinkedHashSet<>(LAYERS.keySet());
    }

    public static Set<String> mergeNames() {
        return new LinkedHashSet<>(MERGES.keySet());
    }
}

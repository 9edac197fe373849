package dev.netc.compiler.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the statements of a {@code train} block are called with, in the order of the reference. */
public final class TrainingSettings {

    private static final Map<String, Signature> ALL = new LinkedHashMap<>();

    static {
        add(Signature.of(
                        "data",
                        "The data set to train on: its name, or where images in folders, an archive of them or a table lies.",
                        "data mnist")
                .argument(
                        "name", ValueType.TEXT_OR_WORD, "such as mnist or cifar10, or \"flowers.zip\" or \"iris.csv\"")
                .attribute("target", ValueType.TEXT, "the last", "the column of a table that is to be learnt")
                .attribute(
                        "test",
                        ValueType.number(0, 1),
                        "0",
                        "part of the samples to test on, where the data has none"));
        add(Signature.of(
                        "normalize",
                        "Subtracts a mean from the data and divides by a deviation: one number for all channels, or one each.",
                        "normalize mean 0.1307 std 0.3081")
                .attribute("mean", ValueType.number(), "0", "what is subtracted")
                .attribute("std", ValueType.positive(), "1", "what is divided by"));
        add(Signature.of("batch", "How many samples a step of the training sees.", "batch 64")
                .argument("batch", ValueType.count(1), "samples in a batch; 64 where the setting is left out"));
        add(Signature.of("epochs", "How often all samples are seen.", "epochs 10")
                .argument("epochs", ValueType.count(1), "times that all samples are seen; 10 where it is left out"));
        add(Signature.of("optimizer", "How the parameters follow their gradients.", "optimizer sgd rate 0.01")
                .argument("name", ValueType.words(names(OptimizerCatalog.names())), "with its attributes behind it"));
        add(Signature.of("schedule", "How the learning rate changes from epoch to epoch.", "schedule step every 10")
                .argument(
                        "name",
                        ValueType.words(names(ScheduleCatalog.names())),
                        "with its attributes behind it; constant where it is left out"));
        add(Signature.of(
                        "warmup",
                        "Epochs in which the rate rises evenly to its own, before the schedule begins: `LinearLR`.",
                        "warmup 5 start 0.1")
                .argument("warmup", ValueType.count(1), "epochs to warm up")
                .attribute("start", ValueType.part(), "1/3", "the part of the rate that the first epoch has"));
        add(Signature.of("loss", "What the outputs are compared with their targets by.", "loss crossentropy")
                .argument("name", ValueType.words(names(LossCatalog.names())), "crossentropy where it is left out"));
        add(Signature.of("validation", "How many training samples are kept for validation.", "validation 10000")
                .argument("validation", ValueType.count(0), "training samples kept for validation"));
        add(Signature.of("stop", "Early stopping: ends the training when it no longer helps.", "stop patience 3")
                .attribute("patience", ValueType.count(1), "3", "epochs without a better validation loss"));
        add(Signature.of(
                "augment",
                "Changes the training images, in the order of the augmentations in its braces.",
                "augment { rotate 20; flip horizontal 0.5 }"));
    }

    private TrainingSettings() {}

    private static void add(Signature signature) {
        ALL.put(signature.name(), signature);
    }

    private static String[] names(Collection<String> names) {
        return names.toArray(String[]::new);
    }

    public static Collection<Signature> all() {
        return ALL.values();
    }

    /** What may stand behind the name of a data set. */
    static Signature dataAttributes() {
        Signature data = ALL.get("data");
        return new Signature(data.name(), data.summary(), data.example(), List.of(), data.arrow(), data.attributes());
    }

    static Signature named(String name) {
        return ALL.get(name);
    }
}

package dev.netc.compiler.model;

import dev.netc.runtime.schedule.Constant;
import dev.netc.runtime.schedule.Cosine;
import dev.netc.runtime.schedule.Exponential;
import dev.netc.runtime.schedule.Plateau;
import dev.netc.runtime.schedule.Schedule;
import dev.netc.runtime.schedule.Step;
import dev.netc.runtime.schedule.Warmup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The schedules of the learning rate that a {@code train} block can name, with the meaning that they have in PyTorch. */
public final class ScheduleCatalog {

    /** A schedule, and how generated code makes it. */
    record Chosen(Schedule schedule, JavaCall java) {

        static Chosen constant() {
            return new Chosen(new Constant(), JavaCall.construct(Constant.class));
        }

        /** The same after some epochs of warming up. */
        Chosen after(Arguments warmup) {
            int warm = warmup.count("warmup", 0);
            double start = warmup.number("start", 1.0 / 3);
            return new Chosen(new Warmup(warm, start, schedule), JavaCall.construct(Warmup.class, warm, start, java));
        }
    }

    private record Kind(Signature signature, Function<Arguments, Chosen> binding) {}

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        add(
                Signature.of("constant", "The same rate in every epoch.", "schedule constant"),
                arguments -> Chosen.constant());
        add(
                Signature.of(
                                "step",
                                "The rate falls after every so many epochs: `StepLR`.",
                                "schedule step every 10 factor 0.1")
                        .attribute("every", ValueType.count(1), "10", "epochs with the same rate")
                        .attribute("factor", ValueType.part(), "0.1", "what the rate is multiplied by"),
                ScheduleCatalog::step);
        add(
                Signature.of(
                                "exponential",
                                "The rate falls after every epoch: `ExponentialLR`.",
                                "schedule exponential factor 0.95")
                        .attribute("factor", ValueType.part(), "0.95", "what the rate is multiplied by"),
                ScheduleCatalog::exponential);
        add(
                Signature.of(
                                "cosine",
                                "The rate falls along half a wave over all epochs: `CosineAnnealingLR`.",
                                "schedule cosine least 0.0001")
                        .attribute("least", ValueType.number(0, 1), "0", "the rate at the end"),
                ScheduleCatalog::cosine);
        add(
                Signature.of(
                                "plateau",
                                "The rate falls when the validation loss no longer does: `ReduceLROnPlateau`.",
                                "schedule plateau factor 0.1 patience 5")
                        .attribute("factor", ValueType.part(), "0.1", "what the rate is multiplied by")
                        .attribute("patience", ValueType.count(0), "10", "epochs without a better loss that are borne")
                        .attribute("least", ValueType.number(0, 1), "0", "the rate does not fall below this"),
                ScheduleCatalog::plateau);
    }

    private ScheduleCatalog() {}

    public static Set<String> names() {
        return KINDS.keySet();
    }

    public static Signature signature(String name) {
        return KINDS.get(name).signature();
    }

    static Chosen bind(String name, Arguments arguments) {
        return KINDS.get(name).binding().apply(arguments);
    }

    private static void add(Signature signature, Function<Arguments, Chosen> binding) {
        KINDS.put(signature.name(), new Kind(signature, binding));
    }

    private static Chosen step(Arguments arguments) {
        int every = arguments.count("every", 10);
        double factor = arguments.number("factor", 0.1);
        return new Chosen(new Step(every, factor), JavaCall.construct(Step.class, every, factor));
    }

    private static Chosen exponential(Arguments arguments) {
        double factor = arguments.number("factor", 0.95);
        return new Chosen(new Exponential(factor), JavaCall.construct(Exponential.class, factor));
    }

    private static Chosen cosine(Arguments arguments) {
        double least = arguments.number("least", 0);
        return new Chosen(new Cosine(least), JavaCall.construct(Cosine.class, least));
    }

    private static Chosen plateau(Arguments arguments) {
        double factor = arguments.number("factor", 0.1);
        int patience = arguments.count("patience", 10);
        double least = arguments.number("least", 0);
        return new Chosen(
                new Plateau(factor, patience, least), JavaCall.construct(Plateau.class, factor, patience, least));
    }
}

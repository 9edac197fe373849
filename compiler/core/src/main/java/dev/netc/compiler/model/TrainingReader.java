package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;
import dev.netc.runtime.Training;
import dev.netc.runtime.augmentation.Augmentation;
import dev.netc.runtime.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a {@code train} block: what it says becomes settings for the trainer, and the Java that says the same. */
final class TrainingReader {

    /** Of a data set; it is a text in Java. */
    private static final int LONGEST_NAME = 1_000;

    private final Evaluator evaluator;
    private final Problems problems;
    private final Map<String, Span> seen = new HashMap<>();
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private Training training = Training.standard();
    private JavaCall java = JavaCall.factory(Training.class, "standard");
    private Optional<ScheduleCatalog.Chosen> schedule = Optional.empty();
    private Optional<Arguments> warmup = Optional.empty();

    /** Reads one statement of the block. */
    private interface Setting {
        void read(Tree.Call call);
    }

    TrainingReader(Evaluator evaluator, Problems problems) {
        this.evaluator = evaluator;
        this.problems = problems;
        settings.put("data", this::data);
        settings.put("normalize", this::normalize);
        settings.put("batch", this::batch);
        settings.put("epochs", this::epochs);
        settings.put("optimizer", this::optimizer);
        settings.put("schedule", this::schedule);
        settings.put("warmup", this::warmup);
        settings.put("loss", this::loss);
        settings.put("validation", this::validation);
        settings.put("stop", this::stop);
        settings.put("augment", this::augment);
    }

    Optional<TrainingBlock> read(Tree.Call train) {
        if (!CallForm.isOnlyBody(train, problems)) {
            return Optional.empty();
        }
        for (Tree.Statement statement : train.body().get().statements()) {
            if (statement instanceof Tree.Call call) {
                setting(call);
            } else {
                problems.add(Problem.error(
                        StructureError.MISPLACED, statement.span(), "train holds settings only, such as batch 64"));
            }
        }
        setSchedule();
        return Optional.of(new TrainingBlock(train.callee().span(), training, java));
    }

    private void setting(Tree.Call call) {
        String name = call.callee().text();
        Setting setting = settings.get(name);
        if (setting == null) {
            problems.add(UnknownName.of(
                    NameError.UNKNOWN_SETTING, name, call.callee().span(), settings.keySet()));
            return;
        }
        Span first = seen.putIfAbsent(name, call.callee().span());
        if (first != null) {
            problems.add(
                    Problem.error(ArgumentError.DUPLICATE_SETTING, call.callee().span(), name + " is set twice")
                            .note(first, "first here"));
            return;
        }
        if (!name.equals("augment")) {
            CallForm.refuseBody(call, problems);
        }
        setting.read(call);
    }

    private Optional<Arguments> bind(Signature signature, Tree.Call call) {
        return new Binder(evaluator, problems).bind(signature, call.callee().span(), call.arguments());
    }

    /** A data set's name is a word of its own, whatever variables are called. */
    private void data(Tree.Call call) {
        if (!call.arguments().isEmpty() && !call.arguments().get(0).arrow()) {
            Tree.Expression value = call.arguments().get(0).value();
            String name = value instanceof Tree.Reference word
                    ? word.name()
                    : value instanceof Tree.Text text ? text.value() : "";
            if (!name.isEmpty() && name.length() <= LONGEST_NAME) {
                training = training.data(name);
                java = java.then("data", name);
                dataAttributes(call);
                return;
            }
        }
        problems.add(Problem.error(
                ArgumentError.WRONG_VALUE, call.span(), "expected the name of a data set, such as data mnist"));
    }

    private void dataAttributes(Tree.Call call) {
        List<Tree.Argument> rest = call.arguments().subList(1, call.arguments().size());
        new Binder(evaluator, problems)
                .bind(TrainingSettings.dataAttributes(), call.callee().span(), rest)
                .ifPresent(arguments -> {
                    String target = arguments.word("target", "");
                    double testPart = arguments.number("test", 0);
                    training = training.target(target).testPart(testPart);
                    java = java.thenIf(!target.isEmpty(), "target", target).thenIf(testPart != 0, "testPart", testPart);
                });
    }

    private void augment(Tree.Call call) {
        List<AugmentationCatalog.Chosen> chosen = new AugmentationReader(evaluator, problems).read(call);
        if (!chosen.isEmpty()) {
            training = training.augment(chosen.stream()
                    .map(AugmentationCatalog.Chosen::augmentation)
                    .toArray(Augmentation[]::new));
            java = java.then(
                    "augment",
                    chosen.stream().map(AugmentationCatalog.Chosen::java).toArray());
        }
    }

    private void normalize(Tree.Call call) {
        Optional<List<Double>> mean = numbersBehind("mean", call);
        Optional<List<Double>> deviation = numbersBehind("std", call);
        if (mean.isEmpty() || deviation.isEmpty()) {
            return;
        }
        if (mean.get().size() != deviation.get().size()) {
            problems.add(Problem.error(
                    ArgumentError.WRONG_VALUE,
                    call.span(),
                    "expected as many numbers behind std as behind mean, found "
                            + deviation.get().size() + " and " + mean.get().size()));
        } else if (deviation.get().stream().anyMatch(number -> number <= 0)) {
            problems.add(Problem.error(ArgumentError.WRONG_VALUE, call.span(), "expected a std above 0"));
        } else {
            training = training.normalize(mean.get(), deviation.get());
            java = mean.get().size() == 1
                    ? java.then("normalize", mean.get().get(0), deviation.get().get(0))
                    : java.then("normalize", mean.get(), deviation.get());
        }
    }

    /** The numbers from this word to the next: one for all channels, or one a channel. */
    private Optional<List<Double>> numbersBehind(String word, Tree.Call call) {
        List<Double> numbers = new ArrayList<>();
        boolean inside = false;
        for (Tree.Argument argument : call.arguments()) {
            if (argument.value() instanceof Tree.Reference reference
                    && (reference.name().equals("mean") || reference.name().equals("std"))) {
                inside = reference.name().equals(word);
            } else if (inside) {
                Optional<Quantity> value = evaluator.evaluate(argument.value());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                if (value.get() instanceof Quantity.Number number) {
                    numbers.add(number.value().doubleValue());
                }
            }
        }
        if (numbers.isEmpty()) {
            problems.add(Problem.error(
                    ArgumentError.MISSING_ARGUMENT,
                    call.span(),
                    "expected numbers behind " + word + ", as in normalize mean 0.5 std 0.5"));
            return Optional.empty();
        }
        return Optional.of(numbers);
    }

    private void batch(Tree.Call call) {
        count(call).ifPresent(count -> {
            training = training.batch(count);
            java = java.then("batch", count);
        });
    }

    private void epochs(Tree.Call call) {
        count(call).ifPresent(count -> {
            training = training.epochs(count);
            java = java.then("epochs", count);
        });
    }

    private void validation(Tree.Call call) {
        count(call).ifPresent(count -> {
            training = training.validation(count);
            java = java.then("validation", count);
        });
    }

    /** The one number of a setting, which its argument is named after. */
    private Optional<Integer> count(Tree.Call call) {
        String name = call.callee().text();
        return bind(TrainingSettings.named(name), call).map(arguments -> arguments.count(name, 0));
    }

    private void stop(Tree.Call call) {
        bind(TrainingSettings.named("stop"), call).ifPresent(arguments -> {
            training = training.patience(arguments.count("patience", 3));
            java = java.then("patience", training.patience());
        });
    }

    private void optimizer(Tree.Call call) {
        kind(call, NameError.UNKNOWN_OPTIMIZER, OptimizerCatalog.names(), "optimizer sgd rate 0.01")
                .ifPresent(kind -> bindKind(OptimizerCatalog.signature(kind), call)
                        .ifPresent(arguments -> setOptimizer(OptimizerCatalog.bind(kind, arguments))));
    }

    /** What stands behind the word that says which kind it is. */
    private Optional<Arguments> bindKind(Signature signature, Tree.Call call) {
        List<Tree.Argument> rest = call.arguments().subList(1, call.arguments().size());
        return new Binder(evaluator, problems)
                .bind(signature, call.arguments().get(0).span(), rest);
    }

    private void setOptimizer(OptimizerCatalog.Chosen chosen) {
        Optimizer optimizer = chosen.optimizer();
        training = training.optimizer(optimizer);
        java = java.then("optimizer", chosen.java());
    }

    private void schedule(Tree.Call call) {
        kind(call, NameError.UNKNOWN_SCHEDULE, ScheduleCatalog.names(), "schedule step every 10")
                .ifPresent(kind -> schedule = bindKind(ScheduleCatalog.signature(kind), call)
                        .map(arguments -> ScheduleCatalog.bind(kind, arguments)));
    }

    private void warmup(Tree.Call call) {
        warmup = bind(TrainingSettings.named("warmup"), call);
    }

    /** A schedule and the warmup before it are one, whichever is written first. */
    private void setSchedule() {
        Optional<ScheduleCatalog.Chosen> whole = warmup.isEmpty()
                ? schedule
                : Optional.of(schedule.orElse(ScheduleCatalog.Chosen.constant()).after(warmup.get()));
        whole.ifPresent(chosen -> {
            training = training.schedule(chosen.schedule());
            java = java.then("schedule", chosen.java());
        });
    }

    private void loss(Tree.Call call) {
        kind(call, NameError.UNKNOWN_LOSS, LossCatalog.names(), "loss crossentropy")
                .ifPresent(kind -> {
                    call.arguments().stream()
                            .skip(1)
                            .limit(1)
                            .forEach(word -> problems.add(Problem.error(
                                    ArgumentError.UNEXPECTED_ARGUMENT,
                                    word.span(),
                                    "loss " + kind + " takes no further values")));
                    training = training.loss(LossCatalog.loss(kind));
                    java = java.then(
                            "loss", JavaCall.construct(LossCatalog.loss(kind).getClass()));
                });
    }

    /** The word behind the setting's name, one of a few. */
    private Optional<String> kind(Tree.Call call, NameError unknown, java.util.Set<String> known, String example) {
        if (call.arguments().isEmpty()
                || call.arguments().get(0).arrow()
                || !(call.arguments().get(0).value() instanceof Tree.Reference word)) {
            problems.add(Problem.error(
                    ArgumentError.MISSING_ARGUMENT,
                    call.callee().span(),
                    "expected one of " + String.join(", ", known) + ", as in " + example));
            return Optional.empty();
        }
        if (!known.contains(word.name())) {
            problems.add(UnknownName.of(unknown, word.name(), word.span(), known));
            return Optional.empty();
        }
        return Optional.of(word.name());
    }
}

package dev.netc.cli;

import dev.netc.cli.TrialRecord.Identity;
import dev.netc.cli.TrialRecord.Result;
import dev.netc.compiler.Compilation.CompiledNetwork;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.model.Node;
import dev.netc.compiler.model.SearchBlock;
import dev.netc.report.Fact;
import dev.netc.report.ReportListener;
import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.train.Epoch;
import dev.netc.train.Evaluation;
import dev.netc.train.Progress;
import dev.netc.train.Trainer;
import dev.netc.train.TrainingException;
import dev.netc.train.TrainingListener;
import dev.netc.train.TrainingResult;
import dev.netc.train.TrainingResult.End;
import dev.netc.train.data.DataSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Trains the trials of a search as the {@code train} block says, where neither the {@code search} block nor an option says otherwise. */
final class SearchTraining implements SearchRun.Training {

    /** Enough letters of a hash to tell networks apart. */
    private static final int HASH_LENGTH = 16;

    private final ModelVariants variants;
    private final SearchBlock search;
    private final DataSet data;
    private final DataChoice dataChoice;
    private final TrainingOptions options;
    private final RuntimeOptions runtime;
    private final int threads;
    private final SearchFolder folder;
    private final Set<Trainer> atWork = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** @param threads that compute each trial */
    SearchTraining(
            ModelVariants variants,
            SearchBlock search,
            DataSet data,
            DataChoice dataChoice,
            TrainingOptions options,
            RuntimeOptions runtime,
            int threads,
            SearchFolder folder) {
        this.variants = variants;
        this.search = search;
        this.data = data;
        this.dataChoice = dataChoice;
        this.options = options;
        this.runtime = runtime;
        this.threads = threads;
        this.folder = folder;
    }

    private Training settings(CompiledNetwork compiled) {
        Training training =
                compiled.network().training().map(block -> block.training()).orElse(Training.standard());
        training = search.epochs().isPresent() ? training.epochs(search.epochs().getAsInt()) : training;
        training = search.patience().isPresent()
                ? training.patience(search.patience().getAsInt())
                : training;
        return dataChoice.adjust(options.adjust(training));
    }

    @Override
    public Identity identity(Trial trial) {
        CompiledNetwork compiled = variants.with(trial.values());
        String settings = settings(compiled)
                + options.rate().map(rate -> ", rate " + rate).orElse("") + ", "
                + Console.number(data.training().count(), "sample");
        return new Identity(hash(description(compiled.network())), settings, options.seed());
    }

    /** All that a network computes. */
    private static String description(Network network) {
        StringBuilder text = new StringBuilder(network.input().shape().toString());
        for (Layer layer : network.layers()) {
            text.append('\n').append(layer.path()).append(' ').append(layer.op().operator());
            layer.inputs().stream().map(Node::path).forEach(input -> text.append(' ')
                    .append(input));
        }
        return text.append('\n').append(network.output().path()).toString();
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<Result> train(Trial trial, SearchListener listener) throws IOException, TrainingException {
        CompiledNetwork compiled = variants.with(trial.values());
        Training settings = settings(compiled);
        listener.trialStarted(trial, settings.epochs());
        try (Model model = ModelLoader.load(compiled.java())) {
            model.initialize(options.seed());
            runtime.open(model, options.seed(), threads);
            // The report is the run's own matter: what is told of it is where the best run's lies, at the end.
            ReportListener report = new ReportListener(model, folder.of(trial), facts(trial), message -> {});
            Trainer trainer = options.trainer(model, data, settings, options.seed())
                    .output(folder.of(trial))
                    .listener(report)
                    .listener(new TrainingListener() {
                        @Override
                        public void batchDone(Progress progress) {
                            listener.batchDone(trial, progress);
                        }
                    });
            TrainingResult result = run(trainer);
            return result.end() == End.STOPPED
                    ? Optional.empty()
                    : Optional.of(result(result, compiled.network().parameters(), settings));
        }
    }

    /** What the report tells besides the settings of the training. */
    private List<Fact> facts(Trial trial) {
        List<Fact> facts = new ArrayList<>();
        trial.written().forEach((name, value) -> facts.add(new Fact("parameter " + name, value)));
        facts.addAll(options.facts(options.seed()));
        facts.addAll(runtime.facts(threads));
        return facts;
    }

    private TrainingResult run(Trainer trainer) throws IOException, TrainingException {
        atWork.add(trainer);
        try {
            if (stopping) {
                trainer.stop();
            }
            return trainer.run();
        } finally {
            atWork.remove(trainer);
        }
    }

    private Result result(TrainingResult result, long parameters, Training settings) {
        Epoch kept = result.epochs().get(result.kept() - 1);
        boolean hasValidation = settings.validation() > 0 || !data.validation().isEmpty();
        String evaluated =
                kept.evaluation().isEmpty() ? "training" : hasValidation ? "validation" : data.evaluationName();
        Optional<Evaluation> test = hasValidation ? result.test() : Optional.empty();
        return new Result(
                evaluated,
                kept.evaluation().map(Evaluation::accuracy).orElse(kept.accuracy()),
                kept.judgedLoss(),
                result.kept(),
                result.epochs().size(),
                parameters,
                result.seconds(),
                test.map(Evaluation::accuracy).orElse(OptionalDouble.empty()),
                test.map(measured -> OptionalDouble.of(measured.loss())).orElse(OptionalDouble.empty()));
    }

    /** Ends the trainings at hand after their batch. */
    void stop() {
        stopping = true;
        atWork.forEach(Trainer::stop);
    }
}

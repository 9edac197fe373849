package dev.netc.train;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.train.TrainingResult.End;
import dev.netc.train.augment.Augmenter;
import dev.netc.train.data.DataException;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.Normalization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One training, from the first epoch to the last. */
final class TrainingRun implements AutoCloseable {

    private final Model model;
    private final DataSet data;
    private final Training settings;
    private final double rate;
    private final TrainingListener listener;
    private final BooleanSupplier stopping;

    private final BatchLoader loader;
    private final SampleOrder order;
    private final Evaluator evaluator;
    private final EarlyStopping early;
    private final Map<Integer, Execution> executions = new HashMap<>();
    private final List<Epoch> epochs = new ArrayList<>();
    /** By which the epochs are judged. */
    private final List<Double> losses = new ArrayList<>();

    private OutputFolder output;
    private Snapshot kept;
    private double epochRate;

    TrainingRun(
            Model model,
            DataSet data,
            Training settings,
            double rate,
            long seed,
            TrainingListener listener,
            BooleanSupplier stopping)
            throws DataException, TrainingException {
        this.model = model;
        this.data = data;
        this.settings = settings;
        this.rate = rate;
        this.listener = listener;
        this.stopping = stopping;
        this.evaluator = new Evaluator(model, data, settings);
        SampleReader reader = new SampleReader(
                data.training(),
                Normalization.of(data.shape(), settings.mean(), settings.deviation()),
                Augmenter.of(settings.augmentations(), data.shape(), seed));
        this.loader = new BatchLoader(reader, settings.batch(), !settings.loss().comparesClasses());
        this.order = new SampleOrder(data.training().count(), seed);
        this.early = new EarlyStopping(data.evaluation().isEmpty() ? 0 : settings.patience());
    }

    /** Where to leave weights and history after each epoch. */
    void output(OutputFolder folder) {
        output = folder;
    }

    TrainingResult run() throws IOException, TrainingException {
        long start = System.nanoTime();
        kept = new Snapshot(model, 0);
        End end = End.FINISHED;
        while (epochs.size() < settings.epochs() && end == End.FINISHED) {
            Optional<Epoch> epoch = epoch(epochs.size() + 1);
            if (epoch.isPresent()) {
                keep(epoch.get());
            }
            if (stopping.getAsBoolean()) {
                end = epochs.size() < settings.epochs() ? End.STOPPED : End.FINISHED;
            } else if (early.isOver()) {
                end = End.EARLY;
            }
        }
        kept.restore();
        return new TrainingResult(epochs, kept.epoch(), end, test(end), seconds(start));
    }

    /** Trains for one epoch and evaluates; empty if it was stopped. */
    private Optional<Epoch> epoch(int number) throws TrainingException {
        listener.epochStarted(number);
        epochRate = settings.schedule().rate(rate, settings.epochs(), losses);
        long start = System.nanoTime();
        Tally tally = new Tally(data.training().outputs(), data.training().hasClasses());
        loader.start(order.shuffled());
        double starting = seconds(start);
        int count = 0;
        for (Batch batch = loader.next(); batch != null; batch = loader.next()) {
            if (stopping.getAsBoolean()) {
                return Optional.empty();
            }
            double loss = step(batch, tally);
            count++;
            requireFinite(loss, "in epoch " + number + ", batch " + count + " of " + loader.batches());
            listener.batchDone(progress(number, count, loss, tally, start));
        }
        double seconds = seconds(start);
        double waiting = starting + loader.waited();
        return Optional.of(new Epoch(
                number, tally.count(), tally.loss(), tally.accuracy(), evaluate(number), seconds, waiting, epochRate));
    }

    private Progress progress(int epoch, int batch, double loss, Tally tally, long start) {
        return new Progress(
                epoch, batch, loader.batches(), tally.count(), loss, tally.loss(), tally.accuracy(), seconds(start));
    }

    /** One step of the optimizer; gives the loss before it. */
    private double step(Batch batch, Tally tally) throws TrainingException {
        Execution execution = execution(batch.size());
        batch.feed(execution);
        double loss = execution.step(settings.optimizer(), epochRate);
        tally.add(batch, loss, execution);
        return loss;
    }

    private Execution execution(int batch) throws TrainingException {
        Execution known = executions.get(batch);
        if (known != null) {
            return known;
        }
        Execution prepared = model.prepareTraining(batch, settings.loss());
        executions.put(batch, prepared);
        Compatibility.requireVariance(prepared);
        return prepared;
    }

    private Optional<Evaluation> evaluate(int epoch) throws TrainingException {
        if (data.evaluation().isEmpty()) {
            return Optional.empty();
        }
        listener.evaluationStarted(epoch);
        Evaluation evaluation = evaluator.evaluate(data.evaluation());
        requireFinite(evaluation.loss(), "on the " + data.evaluationName() + " samples after epoch " + epoch);
        return Optional.of(evaluation);
    }

    private void requireFinite(double loss, String where) throws TrainingException {
        if (!Double.isFinite(loss)) {
            kept.restore();
            throw new TrainingException("the loss is " + (Double.isNaN(loss) ? "not a number" : "infinite") + " "
                    + where + ": the training has diverged; try a lower rate than " + epochRate);
        }
    }

    private void keep(Epoch epoch) throws IOException {
        epochs.add(epoch);
        losses.add(epoch.judgedLoss());
        boolean keeps = early.keeps(epoch.judgedLoss());
        if (keeps) {
            kept = new Snapshot(model, epoch.number());
        }
        if (output != null) {
            if (keeps) {
                output.writeWeights(model);
            }
            output.writeHistory(epochs);
        }
        listener.epochDone(epoch);
    }

    /**
     * The test part's result with the weights that were kept: known already, or measured now unless someone waits for
     * the end.
     */
    private Optional<Evaluation> test(End end) {
        if (data.test().isEmpty()) {
            return Optional.empty();
        }
        if (data.validation().isEmpty()) {
            return kept.epoch() == 0
                    ? Optional.empty()
                    : epochs.get(kept.epoch() - 1).evaluation();
        }
        return end == End.STOPPED ? Optional.empty() : Optional.of(evaluator.evaluate(data.test()));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        loader.close();
        evaluator.close();
        executions.values().forEach(Execution::close);
    }
}

package dev.netc.train;

import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.runtime.augmentation.Augmentation;
import dev.netc.runtime.augmentation.Expand;
import dev.netc.train.data.DataException;
import dev.netc.train.data.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a network on a data set, as the {@code train} block of its model file says unless told otherwise here. It
 * goes on from the parameters that the model has, on the backend on which it is open. The same parameters, seed,
 * backend and thread count give the same result to the bit.
 *
 * <pre>{@code
 * try (LeNet net = new LeNet()) {
 *     DataSet mnist = DataSets.named("mnist", DataOptions.standard());
 *     Trainer trainer = new Trainer(net, mnist).epochs(10).seed(1).listener(ProgressBarListener.standard());
 *     TrainingResult result = trainer.run();
 *     net.save(Path.of("lenet.safetensors"));
 * }
 * }</pre>
 */
public final class Trainer {

    private final Model model;
    private final DataSet data;
    private final List<TrainingListener> listeners = new ArrayList<>();

    private Training settings;
    private Double rate;
    private long seed;
    private Path folder;
    private boolean stopsOnShutdown;
    private volatile boolean stopping;

    public Trainer(Model model, DataSet data) {
        this.model = model;
        this.data = data;
        this.settings = model.training();
    }

    /** Replaces what the model file says. */
    public Trainer settings(Training newSettings) {
        settings = newSettings;
        return this;
    }

    public Trainer epochs(int epochs) {
        settings = settings.epochs(epochs);
        return this;
    }

    public Trainer batch(int batch) {
        settings = settings.batch(batch);
        return this;
    }

    /** How many epochs without a better loss end the training; 0 for never. */
    public Trainer patience(int patience) {
        settings = settings.patience(patience);
        return this;
    }

    /** The learning rate before any schedule, in place of the optimizer's own. */
    public Trainer rate(double newRate) {
        rate = newRate;
        return this;
    }

    /** What the order of the samples is drawn from; 0 unless set. */
    public Trainer seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    public Trainer listener(TrainingListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * After each epoch, leaves {@code weights.safetensors} (of the epoch to keep) and {@code history.csv} in this
     * folder.
     */
    public Trainer output(Path newFolder) {
        folder = newFolder;
        return this;
    }

    /**
     * When the process is asked to end (Ctrl-C), {@link #stop} is called, and the process ends after {@link #run} has.
     */
    public Trainer stopOnShutdown() {
        stopsOnShutdown = true;
        return this;
    }

    /**
     * Ends the training after the batch at hand; from any thread. The model keeps the weights of the last finished
     * epoch.
     */
    public void stop() {
        stopping = true;
    }

    /**
     * Trains. Afterwards the model has the weights of the last finished epoch or, where the settings have a patience,
     * of the best one; also if the training was stopped or could not go on.
     *
     * @throws TrainingException if network, settings and data do not fit together, or if the loss is no longer finite
     * @throws IOException if the output cannot be written, or the data set has too few samples for validation
     */
    public TrainingResult run() throws IOException, TrainingException {
        requireSettings();
        DataSet split = prepared();
        TrainingListener listener = new ListenerGroup(listeners);
        ShutdownHook hook = stopsOnShutdown ? new ShutdownHook(this::stop) : null;
        try (TrainingRun run = new TrainingRun(model, split, settings, rate(), seed, listener, () -> stopping)) {
            if (folder != null) {
                run.output(new OutputFolder(folder, split.evaluationName()));
            }
            listener.trainingStarted(split, settings);
            TrainingResult result = run.run();
            listener.trainingDone(result);
            return result;
        } catch (IOException | TrainingException | RuntimeException failed) {
            listener.trainingFailed(failed);
            throw failed;
        } finally {
            stopping = false;
            if (hook != null) {
                hook.close();
            }
        }
    }

    /** The data as it will be used: with its validation part, and the training part expanded where that is wanted. */
    private DataSet prepared() throws DataException {
        DataSet split = data.validation().isEmpty() ? data.withValidation(settings.validation()) : data;
        for (Augmentation augmentation : settings.augmentations()) {
            if (augmentation instanceof Expand expand) {
                split = split.expanded(expand.pixels());
            }
        }
        return split;
    }

    private double rate() {
        return rate != null ? rate : settings.optimizer().rate();
    }

    private void requireSettings() throws TrainingException {
        requireAtLeastOne("epochs", settings.epochs());
        requireAtLeastOne("batch", settings.batch());
        if (!(rate() > 0) || Double.isInfinite(rate())) {
            throw new TrainingException("the rate must be a number above 0, not " + rate());
        }
        if (data.training().isEmpty()) {
            throw new TrainingException(data.name() + " has no training samples");
        }
    }

    private static void requireAtLeastOne(String setting, int value) throws TrainingException {
        if (value < 1) {
            throw new TrainingException(setting + " must be at least 1, not " + value);
        }
    }
}

package dev.netc.runtime;

import dev.netc.runtime.augmentation.Augmentation;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.Sgd;
import dev.netc.runtime.schedule.Constant;
import dev.netc.runtime.schedule.Schedule;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a network is trained: the {@code train} block of its model file.
 *
 * @param data the data set's name, {@code mnist}, or where it lies, {@code flowers.zip}; empty where the file names none
 * @param target the column of a table to be learnt; empty for the last
 * @param testPart the part of the samples, 0 to 1, to be tested on, of data that has no test part of its own
 * @param validation how many of the training samples are kept for validation
 * @param mean what is subtracted from each channel of the data, one number for all or one a channel
 * @param deviation what each channel is then divided by
 * @param augmentations how the training images are changed, in this order
 * @param batch samples in a training batch
 * @param epochs passes over the training samples
 * @param optimizer how the parameters follow their gradients
 * @param schedule how the learning rate changes from epoch to epoch
 * @param loss what the training makes small
 * @param patience how many epochs without a better validation loss end the training; 0 for never
 */
public record Training(
        String data,
        String target,
        double testPart,
        int validation,
        List<Double> mean,
        List<Double> deviation,
        List<Augmentation> augmentations,
        int batch,
        int epochs,
        Optimizer optimizer,
        Schedule schedule,
        Loss loss,
        int patience) {

    public Training {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        augmentations = List.copyOf(augmentations);
    }

    /** Batches of 64, 10 epochs, SGD at a constant 0.01, cross entropy, data as it comes. */
    public static Training standard() {
        return new Training(
                "",
                "",
                0,
                0,
                List.of(0.0),
                List.of(1.0),
                List.of(),
                64,
                10,
                Sgd.rate(0.01),
                new Constant(),
                new CrossEntropy(),
                0);
    }

    public Training data(String data) {
        return with(draft -> draft.data = data);
    }

    public Training target(String target) {
        return with(draft -> draft.target = target);
    }

    public Training testPart(double testPart) {
        return with(draft -> draft.testPart = testPart);
    }

    public Training validation(int validation) {
        return with(draft -> draft.validation = validation);
    }

    /** The same mean and deviation for all channels. */
    public Training normalize(double mean, double deviation) {
        return normalize(List.of(mean), List.of(deviation));
    }

    /** A mean and a deviation for each channel. */
    public Training normalize(List<Double> mean, List<Double> deviation) {
        return with(draft -> {
            draft.mean = mean;
            draft.deviation = deviation;
        });
    }

    public Training augment(Augmentation... augmentations) {
        return with(draft -> draft.augmentations = List.of(augmentations));
    }

    public Training batch(int batch) {
        return with(draft -> draft.batch = batch);
    }

    public Training epochs(int epochs) {
        return with(draft -> draft.epochs = epochs);
    }

    public Training optimizer(Optimizer optimizer) {
        return with(draft -> draft.optimizer = optimizer);
    }

    public Training schedule(Schedule schedule) {
        return with(draft -> draft.schedule = schedule);
    }

    public Training loss(Loss loss) {
        return with(draft -> draft.loss = loss);
    }

    public Training patience(int patience) {
        return with(draft -> draft.patience = patience);
    }

    /** These settings with a change, so that each setting is named in one place and not in the change of every other. */
    private Training with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.training();
    }

    /** Settings while they are changed. */
    private static final class Draft {

        private String data;
        private String target;
        private double testPart;
        private int validation;
        private List<Double> mean;
        private List<Double> deviation;
        private List<Augmentation> augmentations;
        private int batch;
        private int epochs;
        private Optimizer optimizer;
        private Schedule schedule;
        private Loss loss;
        private int patience;

        Draft(Training settings) {
            data = settings.data;
            target = settings.target;
            testPart = settings.testPart;
            validation = settings.validation;
            mean = settings.mean;
            deviation = settings.deviation;
            augmentations = settings.augmentations;
            batch = settings.batch;
            epochs = settings.epochs;
            optimizer = settings.optimizer;
            schedule = settings.schedule;
            loss = settings.loss;
            patience = settings.patience;
        }

        Training training() {
            return new Training(
                    data,
                    target,
                    testPart,
                    validation,
                    mean,
                    deviation,
                    augmentations,
                    batch,
                    epochs,
                    optimizer,
                    schedule,
                    loss,
                    patience);
        }
    }
}

package dev.netc.runtime;

import dev.netc.runtime.augmentation.Augmentation;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.Sgd;
import java.util.List;

/**
 * How a network is trained: the {@code train} block of its model file.
 *
 * @param data the data set's name, {@code mnist}, or where it lies, {@code flowers.zip}; empty where the file names none
 * @param mean what is subtracted from each channel of the data, one number for all or one a channel
 * @param deviation what each channel is then divided by
 * @param batch samples in a training batch
 * @param validation how many of the training samples are kept for validation
 * @param patience how many epochs without a better validation loss end the training; 0 for never
 * @param target the column of a table to be learnt; empty for the last
 * @param testPart the part of the samples, 0 to 1, to be tested on, of data that has no test part of its own
 * @param augmentations how the training images are changed, in this order
 */
public record Training(
        String data,
        List<Double> mean,
        List<Double> deviation,
        int batch,
        int epochs,
        Optimizer optimizer,
        Loss loss,
        int validation,
        int patience,
        String target,
        double testPart,
        List<Augmentation> augmentations) {

    public Training {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        augmentations = List.copyOf(augmentations);
    }

    /** Batches of 64, 10 epochs, SGD at 0.01, cross entropy, data as it comes. */
    public static Training standard() {
        return new Training(
                "", List.of(0.0), List.of(1.0), 64, 10, Sgd.rate(0.01), new CrossEntropy(), 0, 0, "", 0, List.of());
    }

    public Training data(String data) {
        return new Training(
                data,
                mean,
                deviation,
                batch,
                epochs,
                optimizer,
                loss,
                validation,
                patience,
                target,
                testPart,
                augmentations);
    }

    /** The same mean and deviation for all channels. */
    public Training normalize(double mean, double deviation) {
        return normalize(List.of(mean), List.of(deviation));
    }

    /** A mean and a deviation for each channel. */
    public Training normalize(List<Double> mean, List<Double> deviation) {
        return new Training(
                data,
                mean,
                deviation,
                batch,
                epochs,
                optimizer,
                loss,
                validation,
                patience,
                target,
                testPart,
                augmentations);
    }

    public Training batch(int batch) {
        return new Training(
                data,
                mean,
                deviation,
                batch,
                epochs,
                optimizer,
                loss,
                validation,
                patience,
                target,
                testPart,
                augmentations);
    }

    public Training epochs(int epochs) {
        return new Training(
                data,
                mean,
                deviation,
                batch,
                epochs,
                optimizer,
                loss,
                validation,
                patience,
                target,
                testPart,
                augmentations);
    }

    public Training optimizer(Optimizer optimizer) {
        return new Training(
                data,
                mean,
                deviation,
                batch,
                epochs,
                optimizer,
                loss,
                validation,
                patience,
                target,
                testPart,
                augmentations);
    }

    public Training loss(Loss loss) {
        return new Training(
                data,
                mean,
                deviation,
                batch,
                epochs,
                optimizer,
                loss,
                validation,
                patience,
                target,
                testPart,
                augmentations);
    }

    public Training validation(int validation) {
        return new Training(
                data,
                mean,
                deviation,
                batch,
                epochs,
                optimizer,
                loss,
                validation,
                patience,
                target,
                testPart,
                augmentations);
    }

    public Training patience(int patience) {
        return new Training(
                data,
                mean,
                deviation,
                batch,
                epochs,
                optimizer,
                loss,
                validation,
                patience,
                target,
                testPart,
                augmentations);
    }

    public Training target(String target) {
        return new Training(
                data,
                mean,
                deviation,
                batch,
                epochs,
                optimizer,
                loss,
                validation,
                patience,
                target,
                testPart,
                augmentations);
    }

    public Training testPart(double testPart) {
        return new Training(
                data,
                mean,
                deviation,
                batch,
                epochs,
                optimizer,
                loss,
                validation,
                patience,
                target,
                testPart,
                augmentations);
    }

    public Training augment(Augmentation... augmentations) {
        return new Training(
                data,
                mean,
                deviation,
                batch,
                epochs,
                optimizer,
                loss,
                validation,
                patience,
                target,
                testPart,
                List.of(augmentations));
    }
}

package dev.netc.runtime;

import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.Sgd;
import dev.netc.runtime.schedule.Constant;
import dev.netc.runtime.schedule.Schedule;
import java.util.List;

/**
 * How a network is trained: the {@code train} block of its model file.
 *
 * @param data the data set's name, {@code mnist}; empty where the file names none
 * @param mean what is subtracted from each channel of the data, one number for all or one a channel
 * @param deviation what each channel is then divided by
 * @param batch samples in a training batch
 * @param validation how many of the training samples are kept for validation
 * @param patience how many epochs without a better validation loss end the training; 0 for never
 * @param schedule how the learning rate changes from epoch to epoch
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
        Schedule schedule) {

    public Training {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** Batches of 64, 10 epochs, SGD at a constant 0.01, cross entropy, data as it comes. */
    public static Training standard() {
        return new Training(
                "", List.of(0.0), List.of(1.0), 64, 10, Sgd.rate(0.01), new CrossEntropy(), 0, 0, new Constant());
    }

    public Training data(String data) {
        return new Training(data, mean, deviation, batch, epochs, optimizer, loss, validation, patience, schedule);
    }

    /** The same mean and deviation for all channels. */
    public Training normalize(double mean, double deviation) {
        return normalize(List.of(mean), List.of(deviation));
    }

    /** A mean and a deviation for each channel. */
    public Training normalize(List<Double> mean, List<Double> deviation) {
        return new Training(data, mean, deviation, batch, epochs, optimizer, loss, validation, patience, schedule);
    }

    public Training batch(int batch) {
        return new Training(data, mean, deviation, batch, epochs, optimizer, loss, validation, patience, schedule);
    }

    public Training epochs(int epochs) {
        return new Training(data, mean, deviation, batch, epochs, optimizer, loss, validation, patience, schedule);
    }

    public Training optimizer(Optimizer optimizer) {
        return new Training(data, mean, deviation, batch, epochs, optimizer, loss, validation, patience, schedule);
    }

    public Training loss(Loss loss) {
        return new Training(data, mean, deviation, batch, epochs, optimizer, loss, validation, patience, schedule);
    }

    public Training validation(int validation) {
        return new Training(data, mean, deviation, batch, epochs, optimizer, loss, validation, patience, schedule);
    }

    public Training patience(int patience) {
        return new Training(data, mean, deviation, batch, epochs, optimizer, loss, validation, patience, schedule);
    }

    public Training schedule(Schedule schedule) {
        return new Training(data, mean, deviation, batch, epochs, optimizer, loss, validation, patience, schedule);
    }
}

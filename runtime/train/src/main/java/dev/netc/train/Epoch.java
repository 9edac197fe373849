package dev.netc.train;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came out of one epoch.
 *
 * @param number from 1
 * @param samples how many were trained with
 * @param loss the mean over the samples, each as the network was when it came
 * @param accuracy likewise, 0 to 1; empty where the targets are numbers
 * @param evaluation on the validation part or else the test part, after the epoch; empty where the data has neither
 * @param seconds that the training took, without the evaluation
 * @param waiting how many of these seconds the training waited for its data
 * @param rate the learning rate
 */
public record Epoch(
        int number,
        int samples,
        double loss,
        OptionalDouble accuracy,
        Optional<Evaluation> evaluation,
        double seconds,
        double waiting,
        double rate) {

    public double samplesPerSecond() {
        return samples / seconds;
    }

    /** The part of its time, 0 to 1, that the training waited for its data. */
    public double waitingPart() {
        return waiting / seconds;
    }

    /** The loss by which the epoch is judged: the evaluation's, or else the training's. */
    public double judgedLoss() {
        return evaluation.map(Evaluation::loss).orElse(loss);
    }
}

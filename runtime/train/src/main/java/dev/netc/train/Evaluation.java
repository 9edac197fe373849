package dev.netc.train;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How good a network is on some samples.
 *
 * @param loss the mean over the samples
 * @param confusion which classes were taken for which; empty where the targets are numbers
 */
public record Evaluation(int count, double loss, Optional<ConfusionMatrix> confusion) {

    /**
     * The part of the samples whose largest output is that of their class, 0 to 1; empty where the targets are numbers.
     */
    public OptionalDouble accuracy() {
        return confusion.isPresent() ? OptionalDouble.of(confusion.get().accuracy()) : OptionalDouble.empty();
    }
}

package dev.netc.runtime.schedule;

import java.util.List;

/**
 * {@code StepLR}: rate * factor^floor(epoch / every), with epochs counted from 0.
 *
 * @param every how many epochs have the same rate
 */
public record Step(int every, double factor) implements Schedule {

    @Override
    public double rate(double rate, int epochs, List<Double> losses) {
        return rate * Math.pow(factor, losses.size() / every);
    }
}

package dev.netc.runtime.schedule;

import java.util.List;

/** {@code ExponentialLR}: rate * factor^epoch, with epochs counted from 0. */
public record Exponential(double factor) implements Schedule {

    @Override
    public double rate(double rate, int epochs, List<Double> losses) {
        return rate * Math.pow(factor, losses.size());
    }
}

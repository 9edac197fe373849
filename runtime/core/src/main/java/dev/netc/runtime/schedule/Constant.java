package dev.netc.runtime.schedule;

import java.util.List;

/** The same rate in every epoch. */
public record Constant() implements Schedule {

    @Override
    public double rate(double rate, int epochs, List<Double> losses) {
        return rate;
    }
}

package dev.netc.runtime.schedule;

import java.util.List;

/**
 * {@code LinearLR} before another schedule, as {@code SequentialLR} joins them: rate * (start + (1 - start) * epoch / warm) for the first
 * epochs, counted from 0; the other then begins.
 *
 * @param warm how many epochs are for warming up
 * @param start the part of the rate that the first epoch has
 * @param then what follows, for which the epochs before do not count
 */
public record Warmup(int warm, double start, Schedule then) implements Schedule {

    @Override
    public double rate(double rate, int epochs, List<Double> losses) {
        int done = losses.size();
        return done < warm
                ? rate * (start + (1 - start) * done / warm)
                : then.rate(rate, epochs - warm, losses.subList(warm, done));
    }
}

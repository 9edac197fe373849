package dev.netc.runtime.schedule;

import java.util.List;

/**
 * {@code ReduceLROnPlateau}: when the loss was not better than the best by more than one part in 10,000 for more than {@code patience}
 * epochs in a row, the rate is multiplied by {@code factor}, and the count begins anew.
 *
 * @param patience epochs in a row without a better loss that are borne
 * @param least the rate does not fall below this
 */
public record Plateau(double factor, int patience, double least) implements Schedule {

    private static final double THRESHOLD = 1e-4;
    /** Smaller changes of the rate are not made. */
    private static final double LEAST_CHANGE = 1e-8;

    @Override
    public double rate(double rate, int epochs, List<Double> losses) {
        double now = rate;
        double best = Double.POSITIVE_INFINITY;
        int worse = 0;
        for (double loss : losses) {
            boolean better = loss < best * (1 - THRESHOLD);
            best = better ? loss : best;
            worse = better ? 0 : worse + 1;
            if (worse > patience) {
                now = reduced(now);
                worse = 0;
            }
        }
        return now;
    }

    private double reduced(double rate) {
        double lower = Math.max(rate * factor, least);
        return rate - lower > LEAST_CHANGE ? lower : rate;
    }
}

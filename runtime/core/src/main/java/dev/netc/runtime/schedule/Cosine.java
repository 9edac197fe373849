package dev.netc.runtime.schedule;

import java.util.List;

/**
 * {@code CosineAnnealingLR} over all epochs (Loshchilov and Hutter, 2017): least + (rate - least) * (1 + cos(pi epoch / epochs)) / 2, with
 * epochs counted from 0.
 *
 * @param least the rate that one more epoch would have
 */
public record Cosine(double least) implements Schedule {

    @Override
    public double rate(double rate, int epochs, List<Double> losses) {
        return least + (rate - least) * (1 + Math.cos(Math.PI * losses.size() / epochs)) / 2;
    }
}

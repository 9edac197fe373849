package dev.netc.benchmarks.compare;

import dev.netc.benchmarks.compare.Contestant.Measurement;
import java.util.ArrayList;
import java.util.List;

/** What one side of a row came to, turn by turn. */
final class Result {

    private final List<Double> milliseconds = new ArrayList<>();
    private final List<Double> peaks = new ArrayList<>();
    private double megabytes;

    /** @param peak of the machine at that time, in GFLOP/s */
    void add(Measurement measurement, double peak) {
        milliseconds.add(measurement.milliseconds());
        peaks.add(peak);
        megabytes = Math.max(megabytes, measurement.megabytes());
    }

    double milliseconds() {
        return median(milliseconds);
    }

    double least() {
        return milliseconds.stream().min(Double::compare).orElseThrow();
    }

    double most() {
        return milliseconds.stream().max(Double::compare).orElseThrow();
    }

    /** GFLOP/s that the machine could compute. */
    double peak() {
        return median(peaks);
    }

    /** How much of the peak steps of this many floating-point operations reach, each held against the peak of its own time. */
    double share(double operations) {
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < peaks.size(); i++) {
            shares.add(operations / (milliseconds.get(i) * 1e6) / peaks.get(i));
        }
        return median(shares);
    }

    /** How often as fast this side is, turn against turn. */
    double timesAsFastAs(Result other) {
        return medianRatio(other.milliseconds, milliseconds);
    }

    /** How much higher the peak was, turn against turn. */
    double peakAgainst(Result other) {
        return medianRatio(peaks, other.peaks);
    }

    /** The most memory of the processes. */
    double megabytes() {
        return megabytes;
    }

    private static double medianRatio(List<Double> numerators, List<Double> denominators) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < numerators.size(); i++) {
            ratios.add(numerators.get(i) / denominators.get(i));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

package dev.netc.report;

import java.util.Arrays;

/** Points of a chart, up to a number of them. */
final class Points {

    private final double[] xs;
    private final double[] ys;
    private int count;

    Points(int most) {
        xs = new double[most];
        ys = new double[most];
    }

    /** Takes a point in, or leaves it out where there is no more room. */
    void add(double x, double y) {
        if (count < xs.length) {
            xs[count] = x;
            ys[count++] = y;
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    double[] xs() {
        return Arrays.copyOf(xs, count);
    }

    double[] ys() {
        return Arrays.copyOf(ys, count);
    }

    /** The straight line with the least squares through the points; its slope is not a number where all have one x. */
    Line leastSquares() {
        double meanX = Arrays.stream(xs()).average().orElse(0);
        double meanY = Arrays.stream(ys()).average().orElse(0);
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < count; i++) {
            covariance += (xs[i] - meanX) * (ys[i] - meanY);
            variance += (xs[i] - meanX) * (xs[i] - meanX);
        }
        double slope = covariance / variance;
        return new Line(slope, meanY - slope * meanX);
    }

    /** y = slope x + intercept */
    record Line(double slope, double intercept) {}
}

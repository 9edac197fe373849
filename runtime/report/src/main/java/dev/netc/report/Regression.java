package dev.netc.report;

/** How near a network's numbers come to those of its samples, summed up a target at a time, and some points to draw. */
final class Regression {

    /** Points of a chart; more would only cover one another. */
    private static final int SHOWN = 2000;

    private final double[] absolute;
    private final double[] squared;
    private final double[] sum;
    private final double[] sumOfSquares;
    private final Points[] points;
    private int count;

    Regression(int targets) {
        absolute = new double[targets];
        squared = new double[targets];
        sum = new double[targets];
        sumOfSquares = new double[targets];
        points = new Points[targets];
        for (int target = 0; target < targets; target++) {
            points[target] = new Points(SHOWN);
        }
    }

    void add(float[] truth, float[] answer) {
        count++;
        for (int target = 0; target < truth.length; target++) {
            double error = answer[target] - truth[target];
            absolute[target] += Math.abs(error);
            squared[target] += error * error;
            sum[target] += truth[target];
            sumOfSquares[target] += (double) truth[target] * truth[target];
            points[target].add(truth[target], answer[target]);
        }
    }

    int targets() {
        return points.length;
    }

    double meanAbsoluteError(int target) {
        return absolute[target] / count;
    }

    double rootMeanSquaredError(int target) {
        return Math.sqrt(squared[target] / count);
    }

    /** The part of the targets' variance that the answers explain, 1 for all; not a number where there is none. */
    double determination(int target) {
        double variance = sumOfSquares[target] - sum[target] * sum[target] / count;
        return variance > 0 ? 1 - squared[target] / variance : Double.NaN;
    }

    /** Truth across, answer up. */
    Points points(int target) {
        return points[target];
    }
}

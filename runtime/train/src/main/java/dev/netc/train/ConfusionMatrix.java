package dev.netc.train;

import java.util.Arrays;

/** How often samples of each class were taken for each class. */
public final class ConfusionMatrix {

    private final int classes;
    private final int[] counts;

    ConfusionMatrix(int classes) {
        this.classes = classes;
        this.counts = new int[classes * classes];
    }

    void add(int truth, int predicted) {
        counts[truth * classes + predicted]++;
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    public int classes() {
        return classes;
    }

    /** Samples of class {@code truth} that were taken for class {@code predicted}. */
    public int count(int truth, int predicted) {
        return counts[truth * classes + predicted];
    }

    /** Samples of this class. */
    public int truths(int truth) {
        int sum = 0;
        for (int predicted = 0; predicted < classes; predicted++) {
            sum += count(truth, predicted);
        }
        return sum;
    }

    /** Samples that were taken for this class. */
    public int predictions(int predicted) {
        int sum = 0;
        for (int truth = 0; truth < classes; truth++) {
            sum += count(truth, predicted);
        }
        return sum;
    }

    public int total() {
        return Arrays.stream(counts).sum();
    }

    public int correct() {
        int sum = 0;
        for (int label = 0; label < classes; label++) {
            sum += count(label, label);
        }
        return sum;
    }

    /** The part of all samples that were taken for what they are, 0 to 1; not a number where there are none. */
    public double accuracy() {
        return (double) correct() / total();
    }

    /** The part of a class's samples that were recognized, 0 to 1; not a number where there are none. */
    public double recall(int label) {
        return (double) count(label, label) / truths(label);
    }

    /** The part of what was taken for a class that belongs to it, 0 to 1; not a number where nothing was. */
    public double precision(int label) {
        return (double) count(label, label) / predictions(label);
    }
}

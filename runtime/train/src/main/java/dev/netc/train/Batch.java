package dev.netc.train;

import dev.netc.runtime.Execution;
import dev.netc.train.data.Normalization;
import dev.netc.train.data.Samples;

/** Room for a batch of one size, filled again and again. */
final class Batch {

    private final int size;
    private final int elements;
    private final int outputs;
    private final float[] inputs;
    private final int[] labels;
    private final float[] targets;

    /** @param asNumbers whether the loss compares with numbers, to which classes are then turned one-hot */
    Batch(int size, Samples samples, boolean asNumbers) {
        this.size = size;
        this.elements = samples.elements();
        this.outputs = samples.outputs();
        this.inputs = new float[Math.multiplyExact(size, elements)];
        this.labels = samples.hasClasses() ? new int[size] : null;
        this.targets = asNumbers ? new float[size * outputs] : null;
    }

    int size() {
        return size;
    }

    /** Takes in the samples that {@code order} lists from {@code from} on. */
    void fill(Samples samples, Normalization normalization, int[] order, int from) {
        for (int i = 0; i < size; i++) {
            int sample = order[from + i];
            samples.copyInput(sample, normalization, inputs, i * elements);
            if (labels != null) {
                labels[i] = samples.label(sample);
            }
            if (targets != null) {
                samples.copyTarget(sample, targets, i * outputs);
            }
        }
    }

    /** Hands everything to an execution for batches of this size. */
    void feed(Execution execution) {
        execution.input(inputs);
        if (targets != null) {
            execution.targets(targets);
        } else {
            execution.targets(labels);
        }
    }

    /** The class of a sample of the batch. */
    int label(int index) {
        return labels[index];
    }
}

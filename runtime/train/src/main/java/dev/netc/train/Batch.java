package dev.netc.train;

import dev.netc.runtime.Execution;
import dev.netc.train.data.Samples;

/** Room for a batch of one size, filled again and again. */
final class Batch {

    private final int size;
    private final int outputs;
    private final float[] inputs;
    private final int[] labels;
    private final float[] targets;

    /** @param asNumbers whether the loss compares with numbers, to which classes are then turned one-hot */
    Batch(int size, Samples samples, boolean asNumbers) {
        this.size = size;
        this.outputs = samples.outputs();
        this.inputs = new float[Math.multiplyExact(size, samples.elements())];
        this.labels = samples.hasClasses() ? new int[size] : null;
        this.targets = asNumbers ? new float[size * outputs] : null;
    }

    int size() {
        return size;
    }

    /**
     * Takes in the samples that {@code order} lists from {@code from} on, changed and normalized.
     *
     * @param epoch what random changes are drawn for
     */
    void fill(SampleReader reader, int epoch, int[] order, int from) {
        Samples samples = reader.samples();
        reader.copyInputs(epoch, order, from, size, inputs);
        for (int i = 0; i < size; i++) {
            int sample = order[from + i];
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

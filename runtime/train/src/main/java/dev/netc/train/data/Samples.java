package dev.netc.train.data;

import java.util.Arrays;
import java.util.Objects;

/**
 * A row of samples with their targets: a data set's training, validation or test part. Parts of one whole share its
 * arrays.
 */
public final class Samples {

    private final Inputs inputs;
    private final Targets targets;
    private final int first;
    private final int count;

    private Samples(Inputs inputs, Targets targets, int first, int count) {
        this.inputs = inputs;
        this.targets = targets;
        this.first = Objects.checkFromIndexSize(first, count, inputs.count());
        this.count = count;
    }

    /**
     * All samples of these arrays.
     *
     * @throws IllegalArgumentException if there are not as many inputs as targets
     */
    public static Samples of(Inputs inputs, Targets targets) {
        if (inputs.count() != targets.count()) {
            throw new IllegalArgumentException(inputs.count() + " inputs, but " + targets.count() + " targets");
        }
        return new Samples(inputs, targets, 0, inputs.count());
    }

    /** The samples from {@code from} (counted from 0) up to {@code to}, without it. */
    public Samples range(int from, int to) {
        Objects.checkFromToIndex(from, to, count);
        return new Samples(inputs, targets, first + from, to - from);
    }

    /** Each image as it is and moved by so many pixels, one after the other, as {@link Inputs.Shifted} has them. */
    Samples expanded(int height, int width, int pixels) {
        int[] own = new int[count];
        Arrays.setAll(own, i -> first + i);
        return of(new Inputs.Shifted(inputs, own, height, width, pixels), targets.repeated(own, Inputs.Shifted.COPIES));
    }

    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Elements of one sample's input. */
    public int elements() {
        return inputs.elements();
    }

    /** Outputs that a network for these samples has. */
    public int outputs() {
        return targets.outputs();
    }

    /** Whether each sample has a class, so that accuracy means something. */
    public boolean hasClasses() {
        return targets instanceof Targets.Classes;
    }

    /** Writes a sample's input, normalized, to {@code target} from {@code offset} on. */
    public void copyInput(int sample, Normalization normalization, float[] target, int offset) {
        inputs.copy(first + Objects.checkIndex(sample, count), normalization, target, offset);
    }

    /** Writes a sample's targets as numbers, a class one-hot, to {@code target} from {@code offset} on. */
    public void copyTarget(int sample, float[] target, int offset) {
        targets.copy(first + Objects.checkIndex(sample, count), target, offset);
    }

    /**
     * A sample's class.
     *
     * @throws IllegalStateException if the targets are numbers
     */
    public int label(int sample) {
        if (targets instanceof Targets.Classes classes) {
            return classes.labels()[first + Objects.checkIndex(sample, count)];
        }
        throw new IllegalStateException("these samples have numbers as targets, not classes");
    }
}

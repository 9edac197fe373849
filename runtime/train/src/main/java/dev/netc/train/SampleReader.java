package dev.netc.train;

import dev.netc.train.augment.Augmenter;
import dev.netc.train.data.Normalization;
import dev.netc.train.data.Samples;

/** How samples come to the network: changed at random where they are trained with, then normalized. */
record SampleReader(Samples samples, Normalization normalization, Augmenter augmenter) {

    /** Samples as they are. */
    SampleReader(Samples samples, Normalization normalization) {
        this(samples, normalization, Augmenter.none());
    }

    /** Writes the inputs of {@code count} samples, which {@code order} lists from {@code from} on. */
    void copyInputs(int epoch, int[] order, int from, int count, float[] target) {
        if (!augmenter.isIdentity()) {
            copyChanged(epoch, order, from, count, target);
            return;
        }
        int elements = samples.elements();
        for (int i = 0; i < count; i++) {
            samples.copyInput(order[from + i], normalization, target, i * elements);
        }
    }

    private void copyChanged(int epoch, int[] order, int from, int count, float[] target) {
        int elements = samples.elements();
        Augmenter.Workplace workplace = augmenter.workplace();
        for (int i = 0; i < count; i++) {
            int sample = order[from + i];
            samples.copyInput(sample, Normalization.none(), workplace.pixels(), 0);
            workplace.change(epoch, sample);
            System.arraycopy(workplace.pixels(), 0, target, i * elements, elements);
            normalization.apply(target, i * elements, elements);
        }
    }
}

package dev.netc.cpu;

import dev.netc.runtime.Value;
import java.util.Arrays;

/**
 * Where a value and its gradient lie, N x C x H x W row-major; a value without height and width has 1 and 1.
 *
 * <p>The samples may be interleaved: then an element of as many samples as a vector has lanes lies together, for all samples N/L x C x H
 * x W x L. To whoever looks at each element, row, plane or channel by itself, this is an N x C x H x W value of fewer samples and more
 * columns, and so these sizes say it; those that must know ask for {@link #samples}, {@link #columns} and {@link #features}.
 *
 * <p>Where the samples do not fill the last lanes, these are empty: their values are numbers of no meaning, and their gradients are 0, so
 * that they add nothing to those of parameters. Operations to which lanes are nothing but elements keep it so by themselves; those that take
 * several lanes together must see to it.
 *
 * @param array the arena that holds both
 * @param at where the value begins
 * @param gradient where its gradient begins; -1 where none is wanted
 * @param lanes samples that are interleaved, L; 1 where none are
 * @param samples N
 * @param batch N/L, rounded up
 * @param width W * L
 */
record Activation(
        float[] array, int at, int gradient, int lanes, int samples, int batch, int channels, int height, int width) {

    static Activation of(Value value, int samples, int lanes, float[] array, int at, int gradient) {
        return new Activation(
                array,
                at,
                gradient,
                lanes,
                samples,
                Shares.ceil(samples, lanes),
                value.channels(),
                value.height(),
                value.width() * lanes);
    }

    /** Elements of a channel of a sample, or of as many samples as are interleaved. */
    int area() {
        return height * width;
    }

    /** Elements of a sample, or of as many samples as are interleaved. */
    int row() {
        return channels * height * width;
    }

    /** Elements of all samples and of what lanes are empty. */
    int elements() {
        return batch * row();
    }

    int planes() {
        return batch * channels;
    }

    /** The lanes of a block that hold samples. */
    int filledLanes(int block) {
        return Math.min(lanes, samples - block * lanes);
    }

    /** Lanes of all blocks, with a sample or without. */
    int allLanes() {
        return batch * lanes;
    }

    /** Sets a channel in the lanes that hold no sample, which are in the last block. */
    void fillEmptyLanes(int from, int channel, float value) {
        int filled = filledLanes(batch - 1);
        if (filled < lanes) {
            int end = from + (planes() - channels + channel + 1) * area();
            for (int at = end - area(); at < end; at += lanes) {
                Arrays.fill(array, at + filled, at + lanes, value);
            }
        }
    }

    /** W. */
    int columns() {
        return width / lanes;
    }

    /** C * H * W. */
    int features() {
        return row() / lanes;
    }

    /** Where, relative to its beginning, a feature of a sample lies. */
    int index(int sample, int feature) {
        return sample / lanes * row() + feature * lanes + sample % lanes;
    }
}

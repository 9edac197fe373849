package dev.netc.cpu;

import dev.netc.runtime.Value;

/**
 * Where a value and its gradient lie, N x C x H x W row-major; a value without height and width has 1 and 1.
 *
 * <p>The samples may be interleaved: then an element of as many samples as a vector has lanes lies together, for all samples N/L x C x H
 * x W x L. To whoever looks at each element, row, plane or channel by itself, this is an N x C x H x W value of fewer samples and more
 * columns, and so these sizes say it; those that must know ask for {@link #samples}, {@link #columns} and {@link #features}.
 *
 * @param array the arena that holds both
 * @param at where the value begins
 * @param gradient where its gradient begins; -1 where none is wanted
 * @param lanes samples that are interleaved, L; 1 where none are
 * @param batch N/L
 * @param width W * L
 */
record Activation(float[] array, int at, int gradient, int lanes, int batch, int channels, int height, int width) {

    static Activation of(Value value, int batch, int lanes, float[] array, int at, int gradient) {
        return new Activation(
                array, at, gradient, lanes, batch / lanes, value.channels(), value.height(), value.width() * lanes);
    }

    /** Elements of a channel of a sample, or of as many samples as are interleaved. */
    int area() {
        return height * width;
    }

    /** Elements of a sample, or of as many samples as are interleaved. */
    int row() {
        return channels * height * width;
    }

    int elements() {
        return batch * row();
    }

    int planes() {
        return batch * channels;
    }

    /** N. */
    int samples() {
        return batch * lanes;
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

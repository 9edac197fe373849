package dev.netc.cpu;

import dev.netc.runtime.Value;

/**
 * Where a value and its gradient lie, N x C x H x W row-major; a value without height and width has 1 and 1.
 *
 * @param array the arena that holds both
 * @param at where the value begins
 * @param gradient where its gradient begins; -1 where none is wanted
 */
record Activation(float[] array, int at, int gradient, int batch, int channels, int height, int width) {

    static Activation of(Value value, int batch, float[] array, int at, int gradient) {
        return new Activation(array, at, gradient, batch, value.channels(), value.height(), value.width());
    }

    /** Elements of a channel of a sample. */
    int area() {
        return height * width;
    }

    /** Elements of a sample. */
    int row() {
        return channels * height * width;
    }

    int elements() {
        return batch * row();
    }

    int planes() {
        return batch * channels;
    }
}

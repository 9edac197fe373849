package dev.netc.runtime.reference;

import dev.netc.runtime.Parameter;
import dev.netc.runtime.Value;
import java.util.List;

/**
 * Numbers with their gradient, row-major in four dimensions: a value of a whole batch (N x C x H x W; N x F is N x F x 1 x 1) or a
 * parameter (a bias K is K x 1 x 1 x 1). Gradients are float64, so that the many small numbers added to them are not rounded each.
 */
final class Variable {

    private static final double[] NONE = {};

    final int batch;
    final int channels;
    final int height;
    final int width;
    final float[] values;
    final double[] gradient;

    private Variable(int[] sizes, boolean hasGradient) {
        batch = sizes[0];
        channels = sizes[1];
        height = sizes[2];
        width = sizes[3];
        values = new float[Math.multiplyExact(Math.multiplyExact(batch, channels), Math.multiplyExact(height, width))];
        gradient = hasGradient ? new double[values.length] : NONE;
    }

    /** What flows between layers for a batch of this size. */
    static Variable of(Value value, int batch, boolean hasGradient) {
        return new Variable(new int[] {batch, value.channels(), value.height(), value.width()}, hasGradient);
    }

    static Variable of(Parameter parameter) {
        List<Integer> shape = parameter.shape();
        int[] sizes = {1, 1, 1, 1};
        for (int i = 0; i < shape.size(); i++) {
            sizes[i] = shape.get(i);
        }
        return new Variable(sizes, parameter.trainable());
    }

    /** Where an element lies. */
    int at(int n, int c, int h, int w) {
        return ((n * channels + c) * height + h) * width + w;
    }

    /** Elements of one channel of one sample. */
    int area() {
        return height * width;
    }

    /** Elements of one sample. */
    int row() {
        return channels * height * width;
    }

    int elements() {
        return values.length;
    }

    void setGradient(float[] numbers) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = numbers[i];
        }
    }

    void copyGradient(float[] into) {
        for (int i = 0; i < gradient.length; i++) {
            into[i] = (float) gradient[i];
        }
    }
}

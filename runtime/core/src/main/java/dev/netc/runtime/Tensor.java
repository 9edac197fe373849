package dev.netc.runtime;

import java.util.Arrays;
import java.util.List;

/** A dense float32 array in row-major order. A batch of images is N x C x H x W, a batch of rows N x F. */
public final class Tensor {

    private final List<Integer> shape;
    private final float[] values;

    private Tensor(List<Integer> shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * A tensor over this array, which is not copied.
     *
     * @throws IllegalArgumentException if the shape's product is not the array's length
     */
    public static Tensor of(float[] values, int... shape) {
        List<Integer> sizes = Shapes.list(shape);
        if (Shapes.elements(sizes) != values.length) {
            throw new IllegalArgumentException("a tensor of shape " + Shapes.text(sizes) + " has "
                    + Shapes.elements(sizes) + " elements, not " + values.length);
        }
        return new Tensor(sizes, values);
    }

    public static Tensor zeros(int... shape) {
        List<Integer> sizes = Shapes.list(shape);
        return new Tensor(sizes, new float[Shapes.elements(sizes)]);
    }

    public List<Integer> shape() {
        return shape;
    }

    /** The numbers themselves; a change shows in the tensor. */
    public float[] values() {
        return values;
    }

    /** The size of the first dimension, which in a batch is the number of samples. */
    public int batch() {
        return shape.get(0);
    }

    /** The element at these indices, one for each dimension. */
    public float get(int... indices) {
        if (indices.length != shape.size()) {
            throw new IllegalArgumentException("expected " + shape.size() + " indices, got " + indices.length);
        }
        int offset = 0;
        for (int i = 0; i < indices.length; i++) {
            offset = offset * shape.get(i) + java.util.Objects.checkIndex(indices[i], shape.get(i));
        }
        return values[offset];
    }

    /** The position of the largest number in row {@code sample} of N x F: the predicted class. */
    public int argmax(int sample) {
        int row = values.length / batch();
        int best = 0;
        for (int i = 1; i < row; i++) {
            if (values[sample * row + i] > values[sample * row + best]) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public String toString() {
        String numbers = values.length <= 12 ? Arrays.toString(values) : values.length + " numbers";
        return "Tensor " + Shapes.text(shape) + " " + numbers;
    }
}

package dev.netc.runtime;

import java.util.List;

/** What flows between layers: the input, or the output of a layer, with its gradient. The shape is that of one sample. */
public final class Value {

    private final String name;
    private final List<Integer> shape;
    private final int index;

    Value(String name, List<Integer> shape, int index) {
        this.name = name;
        this.shape = shape;
        this.index = index;
    }

    public String name() {
        return name;
    }

    /** C x H x W or F; the batch is one more dimension in front. */
    public List<Integer> shape() {
        return shape;
    }

    /** Elements of one sample. */
    public int elements() {
        return Shapes.elements(shape);
    }

    /** Channels, or features where the value has no height and width. */
    public int channels() {
        return shape.get(0);
    }

    /** Rows, or 1 where the value has none. */
    public int height() {
        return shape.size() == 3 ? shape.get(1) : 1;
    }

    /** Columns, or 1 where the value has none. */
    public int width() {
        return shape.size() == 3 ? shape.get(2) : 1;
    }

    /** Position among the model's values. */
    public int index() {
        return index;
    }

    @Override
    public String toString() {
        return name + " " + Shapes.text(shape);
    }
}

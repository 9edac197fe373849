package dev.netc.cuda;

import dev.netc.cuda.device.TensorShape;
import dev.netc.runtime.Value;

/**
 * Where a value and its gradient lie on the device, N x C x H x W; a value without height and width has 1 and 1.
 *
 * @param at the address of the value
 * @param gradient that of its gradient; {@link #NOWHERE} where none is wanted
 */
record Activation(long at, long gradient, TensorShape shape) {

    static final long NOWHERE = 0;

    /** The shape of a value in a batch. */
    static TensorShape shape(Value value, int batch) {
        return new TensorShape(batch, value.channels(), value.height(), value.width());
    }

    int elements() {
        return shape.elements();
    }

    long bytes() {
        return shape.bytes();
    }
}

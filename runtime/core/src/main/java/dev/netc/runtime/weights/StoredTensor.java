package dev.netc.runtime.weights;

import dev.netc.runtime.Shapes;
import java.util.List;

/**
 * What the header of a safetensors file says of one tensor.
 *
 * @param begin where its bytes begin, counted from the end of the header
 * @param end where they end
 */
public record StoredTensor(String name, ElementType type, List<Integer> shape, long begin, long end) {

    public StoredTensor {
        shape = List.copyOf(shape);
    }

    /** Elements by its shape; a tensor of no dimensions has one. */
    public int elements() {
        return Shapes.elements(shape);
    }
}

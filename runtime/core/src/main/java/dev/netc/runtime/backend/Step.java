package dev.netc.runtime.backend;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Value;
import java.util.List;

/**
 * One call of a layer.
 *
 * @param inputs what the layer reads going forward; a backward step writes their gradients
 * @param output what the layer writes going forward; a backward step reads its gradient
 * @param adds in a backward step, for each input, whether its gradient is added to (another step wrote it before) or set; empty
 *     in a forward step
 */
public record Step(Layer layer, List<Value> inputs, Value output, List<Boolean> adds) {

    public Step {
        inputs = List.copyOf(inputs);
        adds = List.copyOf(adds);
    }

    /** The input of a layer that has one. */
    public Value input() {
        return inputs.get(0);
    }
}

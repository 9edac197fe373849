package dev.netc.compiler.plan;

import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Network;
import java.util.List;

/**
 * The order in which a network runs, forward and backward, and what follows from it for memory.
 *
 * @param forward the layers in an order in which each comes after its inputs
 * @param backward the same layers in the opposite order
 * @param groups the forward layers again, cut into neighbours that a backend may run as one
 * @param memory when each value is born and dies, and the memory that this takes
 */
public record Plan(
        Network network, List<Layer> forward, List<Layer> backward, List<List<Layer>> groups, Memory memory) {

    public Plan {
        forward = List.copyOf(forward);
        backward = List.copyOf(backward);
        groups = groups.stream().map(List::copyOf).toList();
    }
}

package dev.netc.compiler.plan;

import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.model.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** From network to plan. */
public final class Planner {

    private Planner() {}

    public static Plan plan(Network network) {
        List<Layer> forward = needed(network);
        List<Layer> backward = new ArrayList<>(forward);
        Collections.reverse(backward);
        List<List<Layer>> groups = Fusion.groups(network, forward);
        return new Plan(network, forward, backward, groups, Memory.of(network, forward));
    }

    /** The layers that the output depends on; what a {@code from} left behind does not run. */
    private static List<Layer> needed(Network network) {
        Set<Node> needed = new HashSet<>();
        needed.add(network.output());
        List<Layer> order = new ArrayList<>();
        for (int i = network.layers().size() - 1; i >= 0; i--) {
            Layer layer = network.layers().get(i);
            if (needed.contains(layer)) {
                needed.addAll(layer.inputs());
                order.add(layer);
            }
        }
        Collections.reverse(order);
        return order;
    }
}

package dev.netc.compiler.plan;

import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.model.Node;
import dev.netc.runtime.operator.Add;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Elementwise;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds neighbours that may run as one: a convolution or linear layer, then normalization, activation and pooling, where nobody else
 * reads what lies between them. Whether it pays, the backend decides.
 */
final class Fusion {

    private static final int ALONE = 0;

    private Fusion() {}

    static List<List<Layer>> groups(Network network, List<Layer> forward) {
        Map<Node, Integer> readers = readers(network, forward);
        List<List<Layer>> groups = new ArrayList<>();
        List<Layer> open = new ArrayList<>();
        for (Layer layer : forward) {
            if (!open.isEmpty() && !continues(open.get(open.size() - 1), layer, readers)) {
                groups.add(open);
                open = new ArrayList<>();
            }
            open.add(layer);
        }
        if (!open.isEmpty()) {
            groups.add(open);
        }
        return groups;
    }

    private static Map<Node, Integer> readers(Network network, List<Layer> forward) {
        Map<Node, Integer> readers = new HashMap<>();
        readers.merge(network.output(), 1, Integer::sum);
        forward.forEach(layer -> layer.inputs().forEach(input -> readers.merge(input, 1, Integer::sum)));
        return readers;
    }

    private static boolean continues(Layer before, Layer layer, Map<Node, Integer> readers) {
        return layer.inputs().equals(List.of(before))
                && readers.get(before) == 1
                && rank(before.op().operator()) != ALONE
                && rank(before.op().operator()) < rank(layer.op().operator());
    }

    /** Products come first, then normalization or a sum, activation, pooling; others stand alone. */
    private static int rank(Operator operator) {
        if (operator instanceof Conv || operator instanceof Linear) {
            return 1;
        }
        if (operator instanceof BatchNorm || operator instanceof Add) {
            return 2;
        }
        if (operator instanceof Elementwise) {
            return 3;
        }
        return operator instanceof MaxPool ? 4 : ALONE;
    }
}

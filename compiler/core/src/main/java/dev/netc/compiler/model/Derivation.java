package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.runtime.operator.Concat;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How a shape came about: the layers that made it, back to the one that chose its channels, each with its sum. */
final class Derivation {

    private static final int MOST_NOTES = 6;

    private Derivation() {}

    static Problem explain(Problem problem, Node node) {
        Problem explained = problem;
        for (Layer layer : chain(node)) {
            explained = explained.note(layer.span(), layer.op().derivation());
        }
        return explained;
    }

    /** In the order of the network. */
    private static List<Layer> chain(Node node) {
        List<Layer> chain = new ArrayList<>();
        Node current = node;
        while (current instanceof Layer layer && chain.size() < MOST_NOTES) {
            if (!layer.op().derivation().isEmpty()) {
                chain.add(layer);
            }
            if (choosesChannels(layer.op().operator())) {
                break;
            }
            current = layer.inputs().get(0);
        }
        Collections.reverse(chain);
        return chain;
    }

    private static boolean choosesChannels(Operator operator) {
        return operator instanceof Conv
                || operator instanceof Deconv
                || operator instanceof Linear
                || operator instanceof Concat;
    }
}

package dev.netc.compiler.lint;

import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.model.Node;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Dropout2d;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network with the questions that rules ask of it: who takes a value, what comes before, where a setting is written. */
public final class Graph {

    private final Network network;
    private final Tree.Definition definition;
    private final Map<Node, List<Layer>> consumers = new HashMap<>();

    Graph(Network network, Tree.Definition definition) {
        this.network = network;
        this.definition = definition;
        for (Layer layer : network.layers()) {
            layer.inputs().forEach(input -> consumers
                    .computeIfAbsent(input, unseen -> new ArrayList<>())
                    .add(layer));
        }
    }

    public Network network() {
        return network;
    }

    public List<Layer> consumers(Node node) {
        return consumers.getOrDefault(node, List.of());
    }

    /** The layer that alone takes this value; empty where several do, or where it is also the network's output. */
    public Optional<Layer> onlyConsumer(Node node) {
        List<Layer> all = consumers(node);
        return all.size() == 1 && node != network.output() ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** The layer whose value is this layer's only input. */
    public static Optional<Layer> before(Layer layer) {
        return layer.inputs().size() == 1 && layer.inputs().get(0) instanceof Layer before
                ? Optional.of(before)
                : Optional.empty();
    }

    /** The layer that makes the network's output. */
    public Optional<Layer> last() {
        return network.output() instanceof Layer layer ? Optional.of(layer) : Optional.empty();
    }

    /** The layer that gives the outputs their values: the last one but for dropout and flatten, which change none. */
    public Optional<Layer> lastToChange() {
        Optional<Layer> layer = last();
        while (layer.isPresent() && keepsValues(layer.get().op().operator())) {
            layer = before(layer.get());
        }
        return layer;
    }

    private static boolean keepsValues(Operator operator) {
        return operator instanceof Dropout || operator instanceof Dropout2d || operator instanceof Flatten;
    }

    /** A statement of the {@code train} block. */
    public Optional<Tree.Call> setting(String name) {
        return calls(definition.body(), "train").flatMap(Tree.Call::body).flatMap(body -> calls(body, name));
    }

    private static Optional<Tree.Call> calls(Tree.Body body, String callee) {
        return body.statements().stream()
                .filter(statement -> statement instanceof Tree.Call call
                        && call.callee().text().equals(callee))
                .map(Tree.Call.class::cast)
                .findFirst();
    }

    /** Where a setting stands, or the word {@code train} where it is left to its standard. */
    public Span place(String setting) {
        return setting(setting)
                .map(Tree.Call::span)
                .orElseGet(() -> network.training().orElseThrow().span());
    }

    /** Where the value behind a setting's attribute stands, or else the setting. */
    public Span place(String setting, String attribute) {
        List<Tree.Argument> words = setting(setting).map(Tree.Call::arguments).orElse(List.of());
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).value() instanceof Tree.Reference word
                    && word.name().equals(attribute)) {
                return words.get(i + 1).span();
            }
        }
        return place(setting);
    }
}

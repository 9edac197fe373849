package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.Inspection;
import dev.netc.compiler.lint.Rule;
import dev.netc.compiler.lint.StatementEdit;
import dev.netc.compiler.model.Label;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.compiler.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A label on something that has no parameters and that no {@code from} names.
 *
 * <p>Labels are for the names of parameters in weight files, and for {@code from}. One that serves neither makes the reader look for
 * where it is used.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Labelled {
 *     input 784
 *     fc1: linear 128
 *     act1: relu
 *     fc2: linear 10
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Labelled {
 *     input 784
 *     fc1: linear 128
 *     relu
 *     fc2: linear 10
 * }
 * }</pre>
 */
final class UnusedLabel implements Rule {

    @Override
    public void inspect(Inspection inspection) {
        if (!inspection.isComplete()) {
            return;
        }
        Map<Span, Boolean> labels = new LinkedHashMap<>();
        for (Graph graph : inspection.graphs()) {
            Set<String> needed = needed(graph.network());
            graph.network().labels().stream()
                    .filter(label -> inspection.isOwn(label.span()))
                    .forEach(label -> labels.merge(label.span(), needed.contains(label.path()), Boolean::logicalOr));
        }
        Map<Span, Layer> layers = layersByStart(inspection);
        labels.forEach((span, isNeeded) -> {
            if (!isNeeded) {
                inspection.report(problem(span, layers.get(start(span))));
            }
        });
    }

    /** The paths, and all that they lie in, of parameters and of what is named by {@code from}. */
    private static Set<String> needed(Network network) {
        Set<String> paths = new HashSet<>();
        network.layers().stream()
                .filter(layer -> !layer.op().operator().parameters().isEmpty())
                .forEach(layer -> addWithOuter(layer.path(), paths));
        network.labels().stream().filter(Label::isNamed).forEach(label -> addWithOuter(label.path(), paths));
        return paths;
    }

    private static void addWithOuter(String path, Set<String> paths) {
        String outer = path;
        while (paths.add(outer) && outer.contains(".")) {
            outer = outer.substring(0, outer.lastIndexOf('.'));
        }
    }

    private static Map<Span, Layer> layersByStart(Inspection inspection) {
        Map<Span, Layer> layers = new HashMap<>();
        for (Graph graph : inspection.graphs()) {
            graph.network().layers().forEach(layer -> layers.put(start(layer.span()), layer));
        }
        return layers;
    }

    private static Span start(Span span) {
        return span.source().span(span.start(), span.start());
    }

    /** A single layer's label can go; one of a body counts in the numbering around it. */
    private Problem problem(Span label, Layer layer) {
        Problem problem =
                warning(label, "label '" + label.text() + "' names nothing that has parameters, and no from uses it");
        return layer == null
                ? problem
                : problem.fix(new Fix("remove the label", List.of(StatementEdit.removeLabel(label)), true));
    }
}

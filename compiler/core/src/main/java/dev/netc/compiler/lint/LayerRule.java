package dev.netc.compiler.lint;

import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A rule that looks at one layer and what stands around it. */
public interface LayerRule extends Rule {

    /** What is wrong with this layer; its place is the layer's. */
    Optional<Problem> check(Layer layer, Graph graph);

    /**
     * A line in a block or a repeat makes many layers. Its fix is offered only where it is right for all of them: the second round of
     * {@code repeat 2 { relu }} is one relu too many, the first is not.
     */
    @Override
    default void inspect(Inspection inspection) {
        Map<Span, Problem> found = new LinkedHashMap<>();
        Set<Span> elsewhereRight = new HashSet<>();
        for (Graph graph : inspection.graphs()) {
            for (Layer layer : graph.network().layers()) {
                if (inspection.isOwn(layer.span())) {
                    check(layer, graph)
                            .ifPresentOrElse(
                                    problem -> found.putIfAbsent(layer.span(), problem),
                                    () -> elsewhereRight.add(layer.span()));
                }
            }
        }
        found.forEach(
                (span, problem) -> inspection.report(elsewhereRight.contains(span) ? problem.withoutFix() : problem));
    }
}

package dev.netc.compiler.java;

import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Span;
import java.util.stream.Collectors;

/** The comment above a generated call: {@code lenet.net:12  conv1: conv 5x5 -> 20  |  1x28x28 -> 20x24x24}. */
final class SourceLine {

    /** A statement with all that a layer takes has about a hundred characters. */
    private static final int LONGEST = 160;

    private SourceLine() {}

    /** @param reversed whether the shapes are those of gradients, which go from output to input */
    static String of(Layer layer, boolean reversed) {
        Span span = layer.span();
        String inputs = layer.inputs().stream()
                .map(node -> node.shape().toString())
                .distinct()
                .collect(Collectors.joining(" and "));
        String shapes = reversed ? layer.shape() + " -> " + inputs : inputs + " -> " + layer.shape();
        String place = Javadoc.oneLine(span.source().fileName()) + ":" + span.line();
        return place + "  " + statement(span) + "  |  " + shapes;
    }

    private static String statement(Span span) {
        int end = Math.min(span.end(), span.start() + LONGEST);
        String text = Javadoc.oneLine(span.source().text().substring(span.start(), end));
        return end < span.end() ? text + " ..." : text;
    }
}

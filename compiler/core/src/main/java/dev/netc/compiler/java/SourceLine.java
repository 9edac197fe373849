package dev.netc.compiler.java;

import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Span;
import java.util.stream.Collectors;

/** The comment above a generated call: {@code lenet.net:12  conv1: conv 5x5 -> 20  |  1x28x28 -> 20x24x24}. */
final class SourceLine {

    private SourceLine() {}

    /** @param reversed whether the shapes are those of gradients, which go from output to input */
    static String of(Layer layer, boolean reversed) {
        Span span = layer.span();
        String inputs = layer.inputs().stream()
                .map(node -> node.shape().toString())
                .distinct()
                .collect(Collectors.joining(" and "));
        String shapes = reversed ? layer.shape() + " -> " + inputs : inputs + " -> " + layer.shape();
        return span.source().fileName() + ":" + span.line() + "  " + oneLine(span.text()) + "  |  " + shapes;
    }

    /** A line break, or a Unicode escape, would end the comment early. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").replace('\\', '/');
    }
}

package dev.netc.compiler.model;

import dev.netc.compiler.source.Span;
import java.util.List;

/** A layer with its place in the graph. Its inputs were made before it. */
public final class Layer implements Node {

    private final String path;
    private final String kind;
    private final Op op;
    private final List<Node> inputs;
    private final Span span;

    Layer(String path, String kind, Op op, List<Node> inputs, Span span) {
        this.path = path;
        this.kind = kind;
        this.op = op;
        this.inputs = List.copyOf(inputs);
        this.span = span;
    }

    @Override
    public String path() {
        return path;
    }

    /** The name in the catalogue: {@code conv}. */
    public String kind() {
        return kind;
    }

    public Op op() {
        return op;
    }

    public List<Node> inputs() {
        return inputs;
    }

    @Override
    public Shape shape() {
        return op.output();
    }

    @Override
    public Span span() {
        return span;
    }

    @Override
    public String toString() {
        return path + ": " + kind + " " + shape();
    }
}

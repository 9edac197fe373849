package dev.netc.compiler.model;

import dev.netc.compiler.source.Span;

/** What the network is given. */
public final class Input implements Node {

    private final Shape shape;
    private final Span span;

    Input(Shape shape, Span span) {
        this.shape = shape;
        this.span = span;
    }

    @Override
    public String path() {
        return "input";
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Span span() {
        return span;
    }
}

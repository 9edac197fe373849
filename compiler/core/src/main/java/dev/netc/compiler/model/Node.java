package dev.netc.compiler.model;

import dev.netc.compiler.source.Span;

/** A value in the network's graph and what makes it: the input, or a layer. Compared by identity. */
public sealed interface Node permits Input, Layer {

    /** Unique in the network: labels and numbers joined by dots. */
    String path();

    /** The size of one sample. */
    Shape shape();

    /** The statement that made it. */
    Span span();
}

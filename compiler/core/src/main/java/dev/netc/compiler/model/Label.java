package dev.netc.compiler.model;

import dev.netc.compiler.source.Span;

/**
 * A label as one expansion of its statement made it.
 *
 * @param path unique in the network: it begins the paths of the layers that it names
 * @param span where it is written
 * @param isNamed whether a {@code from} takes its value
 */
public record Label(String path, Span span, boolean isNamed) {}

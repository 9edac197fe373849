package dev.netc.compiler.model;

import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;
import java.math.BigDecimal;

/** An {@code assert} of a network: what must stay below or above which limit. */
public record Budget(Span span, Quantity quantity, Tree.Comparison comparison, BigDecimal limit, String written) {

    /** What can be held to a budget, by its name in the language. */
    public enum Quantity {
        /** Trained parameters. */
        PARAMS,
        /** Multiply-adds a sample. */
        MACS,
        /** Bytes of parameters and, at their peak, values, for one sample in evaluation mode. */
        MEMORY,
        /** Rows or columns of the input that one element of the output depends on. */
        RECEPTIVE
    }
}

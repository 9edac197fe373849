package dev.netc.compiler.model;

import dev.netc.compiler.source.Finding;

/** What can be wrong with the values of a call, and with expressions. */
public enum ArgumentError implements Finding {

    /**
     * A layer, block or setting lacks a value that it cannot do without.
     *
     * <p>The message says which, and shows an example.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv -> 4
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 -> 4
     * }
     * }</pre>
     */
    MISSING_ARGUMENT,

    /**
     * A value too many, or one behind {@code ->} where none is taken.
     *
     * <p>Further values are given by name: {@code stride 2}. A calculation stands in parentheses.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 5
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 -> 5
     * }
     * }</pre>
     */
    UNEXPECTED_ARGUMENT,

    /**
     * An attribute without its value, or a parameter of a network without a standard.
     *
     * <p>A network is compiled by itself, so that its parameters need values: {@code network A(classes = 10)}.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 stride
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 stride 1
     * }
     * }</pre>
     */
    MISSING_VALUE,

    /**
     * A value of another kind, or outside the limits, of what can stand here.
     *
     * <p>The message says what was expected: a whole number of at least 1, one number or height x width, one of a few words.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 2.5
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 2
     * }
     * }</pre>
     */
    WRONG_VALUE,

    /**
     * An expression comes to something that cannot be used so: a size where a number is needed, a number where a condition is.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     if 3 { linear 10 } else { linear 20 }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     if 3 > 2 { linear 10 } else { linear 20 }
     * }
     * }</pre>
     */
    WRONG_TYPE,

    /**
     * An attribute is given twice in one call.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 stride 1 stride 2
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 stride 1
     * }
     * }</pre>
     */
    DUPLICATE_ATTRIBUTE,

    /**
     * A setting stands twice in {@code train} or {@code search}, or {@code input}, {@code train} or {@code search} twice in a network.
     *
     * <p>Which of them is meant, nobody could tell.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     train { batch 32; batch 64 }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     *     train { batch 64 }
     * }
     * }</pre>
     */
    DUPLICATE_SETTING,

    /**
     * An expression divides by 0, or takes a remainder of it.
     *
     * <p>Often a block is called with a parameter that it divides by; the message shows the call.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A(parts = 0) {
     *     input 784
     *     linear (100 / parts)
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A(parts = 4) {
     *     input 784
     *     linear (100 / parts)
     * }
     * }</pre>
     */
    DIVISION_BY_ZERO,

    /**
     * An expression comes to a number beyond 1e18.
     *
     * <p>No size, count or budget makes sense there.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear ((9G * 9G) / 9G)
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 9K
     * }
     * }</pre>
     */
    NUMBER_TOO_LARGE;

    @Override
    public String findingName() {
        return Finding.ofConstant(this);
    }
}

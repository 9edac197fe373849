package dev.netc.compiler.model;

import dev.netc.compiler.source.Finding;

/** What can be wrong with how statements and files are put together. */
public enum StructureError implements Finding {

    /**
     * A statement stands where it cannot: a {@code from} that does not begin a branch, a {@code branch} outside of {@code add},
     * {@code mul} and {@code concat}, an {@code assert} in a block, a layer in {@code train}.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     add { conv 3x3 pad 1; branch { } }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     add { branch { conv 3x3 pad 1 } branch { } }
     * }
     * }</pre>
     */
    MISPLACED,

    /**
     * Something that holds others lacks its body in braces.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     stage: sequence
     *     linear 10
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     stage: sequence { linear 10 }
     * }
     * }</pre>
     */
    MISSING_BODY,

    /**
     * A body in braces on something that takes none.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10 { relu }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10; relu
     * }
     * }</pre>
     */
    UNEXPECTED_BODY,

    /**
     * {@code add}, {@code mul} or {@code concat} with fewer than two branches.
     *
     * <p>There is nothing to put together. An empty branch, {@code branch { }}, is the input itself.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     add { branch { conv 3x3 pad 1 } }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     add { branch { conv 3x3 pad 1 } branch { } }
     * }
     * }</pre>
     */
    MISSING_BRANCH,

    /**
     * A network does not begin with its input.
     *
     * <p>All shapes follow from it: {@code input 1x28x28} is channels x height x width, {@code input 784} a number of features. The
     * batch size is free.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     linear 10
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     * }
     * }</pre>
     */
    MISSING_INPUT,

    /**
     * A network without a layer.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     * }
     * }</pre>
     */
    EMPTY_NETWORK,

    /**
     * A block calls itself, directly or by way of others.
     *
     * <p>Blocks are written out where they are called, and this one would never end. What repeats a known number of times is a
     * {@code repeat}.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     deep
     * }
     *
     * block deep {
     *     linear 100; relu
     *     deep
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     deep
     * }
     *
     * block deep {
     *     repeat 3 { linear 100; relu }
     * }
     * }</pre>
     */
    ENDLESS_BLOCK,

    /**
     * A network expands to more statements or layers than anybody meant: over 500000 and over 20000.
     *
     * <p>Most often a {@code repeat} has a few zeros too many.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     repeat 30000 { linear 10; relu }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     repeat 30 { linear 10; relu }
     * }
     * }</pre>
     */
    NETWORK_TOO_LARGE,

    /**
     * An import leads out of the source folder, or is no relative path.
     *
     * <p>Model files travel in their folder, and nothing outside of it may make a difference. Paths have forward slashes.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * import "../units.net"
     *
     * network A {
     *     input 784
     *     linear 10
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * import "blocks/units.net"
     *
     * network A {
     *     input 3x8x8
     *     unit 10
     * }
     * }</pre>
     */
    IMPORT_OUTSIDE,

    /**
     * The file of an import is not there, or cannot be read.
     *
     * <p>The path is relative to the file that imports.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * import "missing.net"
     *
     * network A {
     *     input 784
     *     linear 10
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * import "blocks/units.net"
     *
     * network A {
     *     input 3x8x8
     *     unit 10
     * }
     * }</pre>
     */
    IMPORT_NOT_FOUND,

    /**
     * A file imports itself, directly or by way of others.
     *
     * <p>Move what both need into a third file.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * import "example.net"
     *
     * network A {
     *     input 784
     *     linear 10
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * import "blocks/units.net"
     *
     * network A {
     *     input 3x8x8
     *     unit 10
     * }
     * }</pre>
     */
    IMPORT_CYCLE;

    @Override
    public String findingName() {
        return Finding.ofConstant(this);
    }
}

package dev.netc.compiler.lint;

import dev.netc.compiler.source.Finding;
import dev.netc.compiler.source.Problem.Severity;

/** What can be wrong with a comment that allows a warning. */
public enum AllowanceFinding implements Finding {

    /**
     * A comment {@code # netc: allow NAME} names no warning.
     *
     * <p>It allows nothing, then, and what it was meant for is told or will be. Only warnings can be allowed; an error is a network that
     * does not exist.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network Pooled {
     *     input 1x14x14
     *     maxpool 2    # netc: allow window-misses-edges - the frame is black
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network Pooled {
     *     input 1x13x13
     *     maxpool 2    # netc: allow window-misses-edge - the frame is black
     * }
     * }</pre>
     */
    UNKNOWN_RULE,

    /**
     * A comment {@code # netc: allow NAME} allows a warning that is not there.
     *
     * <p>Perhaps the network has changed since. Left where it is, the comment would one day hide a warning that nobody has seen.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network Pooled {
     *     input 1x14x14
     *     maxpool 2    # netc: allow window-misses-edge - the frame is black
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network Pooled {
     *     input 1x14x14
     *     maxpool 2
     * }
     * }</pre>
     */
    UNUSED_ALLOW;

    @Override
    public String findingName() {
        return Finding.ofConstant(this);
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }
}

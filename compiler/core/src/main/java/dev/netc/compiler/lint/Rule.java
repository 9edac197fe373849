package dev.netc.compiler.lint;

import dev.netc.compiler.source.Finding;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Severity;
import dev.netc.compiler.source.Span;

/**
 * One kind of warning: something that compiles, and still is most likely not what was meant. One class a rule, in {@code lint.rule}, named
 * as the finding is: {@code DropoutBeforeBatchnorm} reports {@code dropout-before-batchnorm}.
 */
public interface Rule extends Finding {

    void inspect(Inspection inspection);

    @Override
    default String findingName() {
        return Finding.ofClass(getClass());
    }

    @Override
    default Severity severity() {
        return Severity.WARNING;
    }

    /** A finding of this rule, to be reported through the inspection. */
    default Problem warning(Span span, String message) {
        return Problem.warning(findingName(), span, message);
    }
}

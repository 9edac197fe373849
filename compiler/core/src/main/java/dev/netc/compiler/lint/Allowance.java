package dev.netc.compiler.lint;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Span;
import java.util.OptionalInt;

/**
 * One warning that a comment of the file allows.
 *
 * @param name which
 * @param span where its name is written
 * @param comment the whole comment
 * @param isAlone whether the comment names no other
 * @param line where the warning is allowed; empty for the whole file
 */
record Allowance(String name, Span span, Span comment, boolean isAlone, OptionalInt line) {

    boolean covers(Problem problem) {
        boolean here = line.isEmpty() || line.getAsInt() == problem.span().line();
        return here && problem.name().equals(name);
    }
}

package dev.netc.compiler.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.compiler.lint.SeverityPolicy.Level;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeverityPolicyTest {

    private static final Span PLACE = new SourceFile("a.net", "relu").span(0, 4);
    private static final List<Problem> PROBLEMS = List.of(
            Problem.error("shape-mismatch", PLACE, "wrong"),
            Problem.warning("window-misses-edge", PLACE, "near"),
            Problem.warning("unused-label", PLACE, "idle"));

    @Test
    void standardChangesNothing() {
        assertEquals(PROBLEMS, SeverityPolicy.standard().apply(PROBLEMS));
    }

    @Test
    void oneWarningIsAnErrorAndAnotherOff() {
        SeverityPolicy policy = SeverityPolicy.standard()
                .with("window-misses-edge", Level.ERROR)
                .with("unused-label", Level.OFF);
        assertEquals("error shape-mismatch, error window-misses-edge", told(policy));
    }

    @Test
    void allWarningsAreErrorsButThoseThatAreNamed() {
        SeverityPolicy policy = SeverityPolicy.standard().withWarningsAsErrors().with("unused-label", Level.WARNING);
        assertEquals("error shape-mismatch, error window-misses-edge, warning unused-label", told(policy));
    }

    @Test
    void errorsStayErrors() {
        SeverityPolicy policy = SeverityPolicy.standard().with("shape-mismatch", Level.OFF);
        assertEquals("error shape-mismatch, warning window-misses-edge, warning unused-label", told(policy));
    }

    private static String told(SeverityPolicy policy) {
        return String.join(
                ", ",
                policy.apply(PROBLEMS).stream()
                        .map(problem -> (problem.isError() ? "error " : "warning ") + problem.name())
                        .toList());
    }
}

package dev.netc.compiler.lint;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How grave findings are to whoever asked: a warning can be made an error, or left out. An error stays one, since its network does not
 * exist.
 *
 * @param levels what is otherwise than usual, by the finding's name
 * @param warningsAreErrors whether every warning counts as an error, unless {@code levels} says what it is
 */
public record SeverityPolicy(Map<String, Level> levels, boolean warningsAreErrors) {

    public enum Level {
        ERROR,
        WARNING,
        OFF
    }

    public SeverityPolicy {
        levels = Map.copyOf(levels);
    }

    /** Everything as it is. */
    public static SeverityPolicy standard() {
        return new SeverityPolicy(Map.of(), false);
    }

    public SeverityPolicy with(String name, Level level) {
        Map<String, Level> more = new TreeMap<>(levels);
        more.put(name, level);
        return new SeverityPolicy(more, warningsAreErrors);
    }

    public SeverityPolicy withWarningsAsErrors() {
        return new SeverityPolicy(levels, true);
    }

    /** The findings that are left, each as grave as this says. */
    public List<Problem> apply(List<Problem> problems) {
        return problems.stream().map(this::apply).flatMap(Optional::stream).toList();
    }

    private Optional<Problem> apply(Problem problem) {
        if (problem.isError()) {
            return Optional.of(problem);
        }
        return switch (levels.getOrDefault(problem.name(), warningsAreErrors ? Level.ERROR : Level.WARNING)) {
            case ERROR -> Optional.of(problem.as(Severity.ERROR));
            case WARNING -> Optional.of(problem);
            case OFF -> Optional.empty();
        };
    }
}

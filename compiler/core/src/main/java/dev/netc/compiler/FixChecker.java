package dev.netc.compiler;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.compiler.source.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Tries every fix before it is offered: applied to the text and compiled again, it must mend its problem and bring no new one to its
 * line. Further down, a mended line may well bring to light what it hid before.
 */
final class FixChecker {

    /** With more problems than this, the first matter, and each trial costs a compilation. */
    private static final int MOST_TRIALS = 20;

    private final Function<SourceFile, Compilation> compiler;
    private int trials;

    FixChecker(Function<SourceFile, Compilation> compiler) {
        this.compiler = compiler;
    }

    List<Problem> keepWorkingFixes(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.fix().isEmpty() || works(problem, problems) ? problem : problem.withoutFix())
                .toList();
    }

    private boolean works(Problem problem, List<Problem> before) {
        if (++trials > MOST_TRIALS) {
            return false;
        }
        Fix fix = problem.fix().orElseThrow();
        List<Problem> after = compiler.apply(FixApplier.apply(problem.span().source(), fix.edits()))
                .problems();
        Set<String> known = new HashSet<>();
        before.stream().filter(other -> other != problem).forEach(other -> known.add(key(other)));
        int line = fix.edits().get(0).span().line();
        return after.stream()
                .filter(other -> !known.contains(key(other)))
                .noneMatch(
                        other -> key(other).equals(key(problem)) || other.span().line() == line);
    }

    /** Places move when text is changed, so a problem is known again by what it says. */
    private static String key(Problem problem) {
        return problem.name() + ": " + problem.message();
    }
}

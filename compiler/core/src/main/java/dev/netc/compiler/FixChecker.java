package dev.netc.compiler;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.compiler.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tries every fix before it is offered: applied to the text and compiled again, it must mend its problem. The fix of an error may bring no
 * new error to its line; further down, a mended line may well bring to light what it hid before. The fix of a warning may bring no error
 * anywhere, and no other warning to its line.
 */
final class FixChecker {

    /** With more problems than this, the first matter, and each trial costs a compilation. */
    private static final int MOST_TRIALS = 20;

    /** Layers that all trials together may expand again, so that a huge network is not compiled twenty times. */
    private static final int MOST_LAYERS = 40_000;

    /** Text that all trials together may read again. */
    private static final int MOST_CHARACTERS = 500_000;

    private final Function<SourceFile, Compilation> compiler;
    private int trialsLeft;

    FixChecker(Function<SourceFile, Compilation> compiler) {
        this.compiler = compiler;
    }

    /** The problems of a file's compilation, without the fixes that do not work. */
    List<Problem> keepWorkingFixes(SourceFile source, Compilation compilation) {
        List<Problem> problems = compilation.problems();
        int layers = compilation.networks().stream()
                .mapToInt(compiled -> compiled.network().layers().size())
                .sum();
        trialsLeft = Math.min(
                MOST_TRIALS,
                Math.min(
                        MOST_LAYERS / Math.max(1, layers),
                        MOST_CHARACTERS / Math.max(1, source.text().length())));
        return problems.stream()
                .map(problem -> problem.fix().isEmpty() || works(problem, problems) ? problem : problem.withoutFix())
                .toList();
    }

    private boolean works(Problem problem, List<Problem> before) {
        if (--trialsLeft < 0) {
            return false;
        }
        Fix fix = problem.fix().orElseThrow();
        List<Problem> after = compiler.apply(FixApplier.apply(problem.span().source(), fix.edits()))
                .problems();
        Map<String, Long> counts = counts(before);
        Map<String, Long> countsAfter = counts(after);
        boolean isMended = countsAfter.getOrDefault(key(problem), 0L) < counts.get(key(problem));
        int line = fix.edits().get(0).span().line();
        return isMended
                && after.stream()
                        .filter(other -> countsAfter.get(key(other)) > counts.getOrDefault(key(other), 0L))
                        .noneMatch(other -> isHarm(other, problem, line));
    }

    private static boolean isHarm(Problem fresh, Problem mended, int line) {
        boolean isHere = fresh.span().line() == line;
        return mended.isError() ? isHere && fresh.isError() : isHere || fresh.isError();
    }

    private static Map<String, Long> counts(List<Problem> problems) {
        return problems.stream().collect(Collectors.groupingBy(FixChecker::key, Collectors.counting()));
    }

    /** Places move when text is changed, so a problem is known again by what it says. */
    private static String key(Problem problem) {
        return problem.name() + ": " + problem.message();
    }
}

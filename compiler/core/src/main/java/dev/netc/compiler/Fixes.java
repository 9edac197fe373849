package dev.netc.compiler;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Edit;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.compiler.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Applies the safe fixes of a file, until none is left: one fix may bring to light the next. */
public final class Fixes {

    /** Each round mends something; a file with more than this to mend gets the rest when it is called again. */
    private static final int MOST_ROUNDS = 100;

    private final Function<SourceFile, Compilation> compiler;

    /**
     * What came of it.
     *
     * @param file the text as it is then; the same object where nothing was to do
     * @param applied how many fixes
     * @param rest what is left to tell, of the changed file
     */
    public record Fixed(SourceFile file, int applied, List<Problem> rest) {}

    private Fixes(Function<SourceFile, Compilation> compiler) {
        this.compiler = compiler;
    }

    public static Fixed applySafe(Compiler compiler, SourceFile source) {
        return new Fixes(compiler::compile).applyAll(source);
    }

    /** @param told leaves of the findings those that are told; only they are mended */
    public static Fixed applySafe(Compiler compiler, UnaryOperator<List<Problem>> told, SourceFile source) {
        return new Fixes(text -> {
                    Compilation compilation = compiler.compile(text);
                    return new Compilation(told.apply(compilation.problems()), compilation.networks());
                })
                .applyAll(source);
    }

    private Fixed applyAll(SourceFile source) {
        SourceFile current = source;
        List<Problem> problems = compiler.apply(current).problems();
        int applied = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Fix> fixes = safe(problems, current);
            if (fixes.isEmpty()) {
                break;
            }
            Optional<Step> step = step(current, fixes, problems);
            if (step.isEmpty()) {
                break;
            }
            current = step.get().file();
            problems = step.get().problems();
            applied += step.get().applied();
        }
        return new Fixed(current, applied, problems);
    }

    private record Step(SourceFile file, List<Problem> problems, int applied) {}

    /** All at once, and where they do not go together, the first by itself. */
    private Optional<Step> step(SourceFile source, List<Fix> fixes, List<Problem> before) {
        List<Edit> edits = fixes.stream().flatMap(fix -> fix.edits().stream()).toList();
        Optional<Step> all = attempt(source, edits, fixes.size(), before);
        return all.isPresent() || fixes.size() == 1
                ? all
                : attempt(source, fixes.get(0).edits(), 1, before);
    }

    private Optional<Step> attempt(SourceFile source, List<Edit> edits, int applied, List<Problem> before) {
        SourceFile changed = FixApplier.apply(source, edits);
        List<Problem> after = compiler.apply(changed).problems();
        boolean isBetter = errors(after) <= errors(before) && !changed.text().equals(source.text());
        return isBetter ? Optional.of(new Step(changed, after, applied)) : Optional.empty();
    }

    private static long errors(List<Problem> problems) {
        return problems.stream().filter(Problem::isError).count();
    }

    /** Those that change this file and no other. */
    private static List<Fix> safe(List<Problem> problems, SourceFile source) {
        return problems.stream()
                .flatMap(problem -> problem.fix().stream())
                .filter(fix -> fix.safe()
                        && fix.edits().stream().allMatch(edit -> edit.span().source() == source))
                .toList();
    }
}

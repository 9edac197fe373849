package dev.netc.compiler.lint;

import dev.netc.compiler.model.Suggestion;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Edit;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The warnings that a file allows itself, in comments {@code # netc: allow NAME}: behind a line, or on a line of its own above it, for
 * that line; before the first item, for the whole file. Each that allows nothing is a warning in turn.
 */
final class Suppression {

    private final AllowanceReader comments;
    private final List<String> known;

    private Suppression(AllowanceReader comments, List<String> known) {
        this.comments = comments;
        this.known = known;
    }

    /** @param rules the names of all rules */
    static Suppression read(SourceFile source, List<String> rules) {
        List<String> known = new ArrayList<>(rules);
        for (AllowanceFinding finding : AllowanceFinding.values()) {
            known.add(finding.findingName());
        }
        return new Suppression(AllowanceReader.read(source), known);
    }

    /**
     * The warnings that are left, and those about the comments.
     *
     * @param erroneous whether the file has errors; warnings are then missing, and what they would use is not called unused
     */
    Problems apply(Problems warnings, boolean erroneous) {
        Set<Allowance> used = new HashSet<>();
        Problems left = new Problems();
        warnings.inOrder().stream().filter(warning -> isTold(warning, used)).forEach(left::add);
        Problems own = new Problems();
        comments.misread().forEach(span -> own.add(misread(span)));
        comments.found().stream()
                .filter(allowance -> !known.contains(allowance.name()))
                .forEach(allowance -> own.add(unknown(allowance)));
        if (!erroneous) {
            comments.found().stream()
                    .filter(allowance -> isForRules(allowance) && !used.contains(allowance))
                    .forEach(allowance -> own.add(unused(allowance)));
        }
        own.inOrder().stream().filter(warning -> isTold(warning, used)).forEach(left::add);
        return left;
    }

    private boolean isTold(Problem warning, Set<Allowance> used) {
        List<Allowance> covering = comments.found().stream()
                .filter(allowance -> allowance.covers(warning))
                .toList();
        used.addAll(covering);
        return covering.isEmpty();
    }

    /** Those about comments are not counted, as nobody would learn anything. */
    private boolean isForRules(Allowance allowance) {
        for (AllowanceFinding finding : AllowanceFinding.values()) {
            if (allowance.name().equals(finding.findingName())) {
                return false;
            }
        }
        return known.contains(allowance.name());
    }

    private static Problem misread(Span span) {
        return warning(
                AllowanceFinding.UNKNOWN_RULE,
                span,
                "expected `netc: allow` and the names of warnings, found `" + span.text() + "`");
    }

    private Problem unknown(Allowance allowance) {
        Problem problem = warning(
                AllowanceFinding.UNKNOWN_RULE, allowance.span(), "no warning is called '" + allowance.name() + "'");
        Optional<String> nearest = Suggestion.nearest(allowance.name(), known);
        return nearest.map(
                        name -> problem.label("did you mean '" + name + "'?").fix(name, allowance.span(), name, true))
                .orElse(problem.label("only warnings can be allowed, by the name that they are told with"));
    }

    private static Problem unused(Allowance allowance) {
        String where = allowance.line().isPresent() ? "the line" : "the file";
        Problem problem = warning(
                AllowanceFinding.UNUSED_ALLOW, allowance.span(), where + " has no " + allowance.name() + " to allow");
        return allowance.isAlone()
                ? problem.fix(new Fix("remove the comment", List.of(removal(allowance.comment())), true))
                : problem;
    }

    private static Problem warning(AllowanceFinding finding, Span span, String message) {
        return Problem.warning(finding.findingName(), span, message);
    }

    /** With its line where it stands alone, else with the blanks before it. */
    private static Edit removal(Span comment) {
        Edit alone = StatementEdit.remove(comment);
        if (alone.span().end() > comment.end() || alone.span().start() < comment.start()) {
            return alone;
        }
        String text = comment.source().text();
        int start = comment.start();
        while (start > 0 && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
            start--;
        }
        return new Edit(comment.source().span(start, comment.end()), "");
    }
}

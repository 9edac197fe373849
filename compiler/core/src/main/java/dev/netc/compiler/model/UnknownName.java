package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The finding for a name that means nothing where it stands, with the name that was likely meant. */
final class UnknownName {

    private static final int MOST_NAMED = 12;

    private final NameError finding;
    private final Collection<String> known;
    /** A slip that is made once is made in a thousand lines. */
    private final Map<String, Optional<String>> nearest = new HashMap<>();

    /** @param finding which kind of name it is says its own: {@code unknown-layer} */
    UnknownName(NameError finding, Collection<String> known) {
        this.finding = finding;
        this.known = known;
    }

    static Problem of(NameError finding, String written, Span span, Collection<String> known) {
        return new UnknownName(finding, known).problem(written, span);
    }

    Problem problem(String written, Span span) {
        String what = finding.findingName().substring("unknown-".length());
        Problem problem = Problem.error(finding, span, "no " + what + " is called '" + written + "'");
        Optional<String> meant = nearest.computeIfAbsent(written, name -> Suggestion.nearest(name, known));
        if (meant.isPresent()) {
            return problem.label("did you mean '" + meant.get() + "'?").fix(meant.get(), span, meant.get(), false);
        }
        return known.isEmpty() || known.size() > MOST_NAMED
                ? problem
                : problem.label("there are: " + String.join(", ", known));
    }
}

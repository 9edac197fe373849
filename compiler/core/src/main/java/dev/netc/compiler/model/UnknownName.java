package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Span;
import java.util.Collection;
import java.util.Optional;

/** The finding for a name that means nothing where it stands, with the name that was likely meant. */
final class UnknownName {

    private static final int MOST_NAMED = 12;

    private UnknownName() {}

    /** @param finding which kind of name it is says its own: {@code unknown-layer} */
    static Problem of(NameError finding, String written, Span span, Collection<String> known) {
        String what = finding.findingName().substring("unknown-".length());
        Problem problem = Problem.error(finding, span, "no " + what + " is called '" + written + "'");
        Optional<String> nearest = Suggestion.nearest(written, known);
        if (nearest.isPresent()) {
            return problem.label("did you mean '" + nearest.get() + "'?")
                    .fix(nearest.get(), span, nearest.get(), false);
        }
        return known.isEmpty() || known.size() > MOST_NAMED
                ? problem
                : problem.label("there are: " + String.join(", ", known));
    }
}

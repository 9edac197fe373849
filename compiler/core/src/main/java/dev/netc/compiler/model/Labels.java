package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.syntax.Tree;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Gives statements their paths, and finds what a label names. */
final class Labels {

    private final Problems problems;
    private final Limits limits;

    Labels(Problems problems, Limits limits) {
        this.problems = problems;
        this.limits = limits;
    }

    /** @param alone whether the call is all that its scope holds, and so takes the scope's own path */
    String path(Tree.Call call, String kind, Scope scope, boolean alone) {
        if (call.label().isPresent()) {
            return labelled(call.label().get(), kind, scope);
        }
        return alone ? scope.path() : checked(scope.unlabelled(kind), call.callee());
    }

    String labelled(Tree.Name label, String kind, Scope scope) {
        if (label.text().equals("input") && scope.path().isEmpty()) {
            problems.add(
                    Problem.error(NameError.DUPLICATE_LABEL, label.span(), "'input' names what the network is given"));
        }
        scope.find(label.text())
                .ifPresent(first -> problems.add(Problem.error(
                                NameError.DUPLICATE_LABEL, label.span(), "label '" + label.text() + "' is used twice")
                        .note(first.span(), "first here")));
        return checked(scope.labelled(label.text(), kind), label);
    }

    private String checked(String path, Tree.Name where) {
        limits.path(path, where.span(), problems);
        return path;
    }

    void define(Optional<Tree.Name> label, Scope scope, Optional<Node> value) {
        label.ifPresent(name -> scope.define(name.text(), value, name.span()));
    }

    /** The value that {@code from} names, looked for from the innermost scope outwards. */
    Optional<Node> find(Tree.From from, Scope scope) {
        String name = from.path().text();
        Set<String> known = new LinkedHashSet<>();
        for (Optional<Scope> at = Optional.of(scope);
                at.isPresent();
                at = at.get().outer()) {
            Optional<Scope.Labelled> found = at.get().take(name);
            if (found.isPresent()) {
                return found.get().value();
            }
            known.addAll(at.get().labels());
        }
        problems.add(UnknownName.of(NameError.UNKNOWN_LABEL, name, from.path().span(), known));
        return Optional.empty();
    }
}

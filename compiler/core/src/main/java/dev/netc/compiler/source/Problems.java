package dev.netc.compiler.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Collects what is found, so that one run shows everything. */
public final class Problems {

    /** A finding is told once a place, however often a block or a round comes by. */
    private record Key(String name, Span span) {}

    private final Map<Key, Problem> found;
    private final UnaryOperator<Problem> change;
    private final Problems root;
    private int reports;

    public Problems() {
        this.found = new LinkedHashMap<>();
        this.change = problem -> problem;
        this.root = this;
    }

    private Problems(Problems root, UnaryOperator<Problem> change) {
        this.found = root.found;
        this.root = root;
        this.change = change;
    }

    /** Collects into this, with a note of where a block was called whose body has the problem. */
    public Problems calledFrom(Span call, String text) {
        return new Problems(root, problem -> change.apply(problem.note(call, text)));
    }

    public void add(Problem problem) {
        root.reports++;
        found.putIfAbsent(new Key(problem.name(), problem.span()), change.apply(problem));
    }

    public void addAll(Problems others) {
        others.found.values().forEach(this::add);
    }

    /** How often something was added, the same again included. */
    public int reports() {
        return root.reports;
    }

    public boolean hasErrors() {
        return found.values().stream().anyMatch(Problem::isError);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them, in the order of the text; files in the order in which they were first named. */
    public List<Problem> inOrder() {
        List<String> files = found.values().stream()
                .map(problem -> problem.span().source().name())
                .distinct()
                .toList();
        List<Problem> sorted = new ArrayList<>(found.values());
        sorted.sort(Comparator.<Problem>comparingInt(
                        problem -> files.indexOf(problem.span().source().name()))
                .thenComparingInt(problem -> problem.span().start())
                .thenComparing(Problem::name));
        return sorted;
    }
}

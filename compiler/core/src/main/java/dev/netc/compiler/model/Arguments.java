package dev.netc.compiler.model;

import dev.netc.compiler.model.ValueType.Pair;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.Span;
import java.util.Map;
import java.util.Optional;

/** The values of one call, each read by the type of its place. */
public final class Arguments {

    /** A value and where it was written. */
    record Bound(Object value, Span span) {}

    private final Span call;
    private final Map<String, Bound> bound;
    private final Problems problems;

    Arguments(Span call, Map<String, Bound> bound, Problems problems) {
        this.call = call;
        this.bound = Map.copyOf(bound);
        this.problems = problems;
    }

    public boolean has(String slot) {
        return bound.containsKey(slot);
    }

    public int count(String slot, int standard) {
        return has(slot) ? (Integer) bound.get(slot).value() : standard;
    }

    public double number(String slot, double standard) {
        return has(slot) ? (Double) bound.get(slot).value() : standard;
    }

    public Pair pair(String slot, int standard) {
        return has(slot) ? (Pair) bound.get(slot).value() : new Pair(standard, standard);
    }

    public boolean isOn(String slot, boolean standard) {
        return has(slot) ? (Boolean) bound.get(slot).value() : standard;
    }

    public String word(String slot, String standard) {
        return has(slot) ? (String) bound.get(slot).value() : standard;
    }

    /** The value as it is, for a place that accepts several kinds. */
    public Optional<Object> any(String slot) {
        return Optional.ofNullable(bound.get(slot)).map(Bound::value);
    }

    /** Where the value was written, or the whole call where it was left out. */
    public Span span(String slot) {
        return has(slot) ? bound.get(slot).span() : call;
    }

    public Span call() {
        return call;
    }

    public void report(Problem problem) {
        problems.add(problem);
    }
}

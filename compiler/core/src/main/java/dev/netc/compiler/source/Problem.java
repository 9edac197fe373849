package dev.netc.compiler.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One finding, as facts; text is made of it at the edge.
 *
 * @param name stable and kebab-case: {@code shape-mismatch}
 * @param message what is wrong: lower case, no full stop, {@code expected ... found ...}
 * @param span where it shows
 * @param label what stands there, beside the carets; may be empty
 * @param notes where it comes from: places with a sentence each, in the order of the text
 * @param fix what would mend it; checked by whoever offers it
 */
public record Problem(
        String name, Severity severity, String message, Span span, String label, List<Note> notes, Optional<Fix> fix) {

    public enum Severity {
        ERROR,
        WARNING
    }

    /** A place that explains the problem. */
    public record Note(Span span, String text) {}

    /**
     * A change of the text that mends the problem.
     *
     * @param description what to do, as a person would type it: {@code expect 4*4*50}
     * @param safe whether it may be applied unasked, because the network's meaning stays
     */
    public record Fix(String description, List<Edit> edits, boolean safe) {

        public Fix {
            edits = List.copyOf(edits);
        }
    }

    /** New text in place of a span's; the span may be empty. */
    public record Edit(Span span, String replacement) {}

    public Problem {
        notes = List.copyOf(notes);
    }

    public static Problem error(String name, Span span, String message) {
        return new Problem(name, Severity.ERROR, message, span, "", List.of(), Optional.empty());
    }

    public static Problem error(Finding finding, Span span, String message) {
        return error(finding.findingName(), span, message);
    }

    public static Problem warning(String name, Span span, String message) {
        return new Problem(name, Severity.WARNING, message, span, "", List.of(), Optional.empty());
    }

    public Problem label(String text) {
        return new Problem(name, severity, message, span, text, notes, fix);
    }

    public Problem note(Span place, String text) {
        List<Note> more = new ArrayList<>(notes);
        more.add(new Note(place, text));
        return new Problem(name, severity, message, span, label, more, fix);
    }

    public Problem fix(Fix newFix) {
        return new Problem(name, severity, message, span, label, notes, Optional.of(newFix));
    }

    /** A fix that replaces one span. */
    public Problem fix(String description, Span place, String replacement, boolean safe) {
        return fix(new Fix(description, List.of(new Edit(place, replacement)), safe));
    }

    /** The same with no change of the text to offer. */
    public Problem withoutFix() {
        return new Problem(name, severity, message, span, label, notes, Optional.empty());
    }

    /** The same, as grave as this. */
    public Problem as(Severity newSeverity) {
        return new Problem(name, newSeverity, message, span, label, notes, fix);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}

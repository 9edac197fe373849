package dev.netc.compiler.source;

/** A stretch of a file's text, from {@code start} to before {@code end}. */
public record Span(SourceFile source, int start, int end) {

    public Span {
        if (start < 0 || end < start || end > source.text().length()) {
            throw new IllegalArgumentException(
                    "span " + start + ".." + end + " of " + source.text().length() + " characters");
        }
    }

    /** Line of the first character, counted from 1. */
    public int line() {
        return source.line(start);
    }

    /** Column of the first character, counted from 1. */
    public int column() {
        return source.column(start);
    }

    public String text() {
        return source.text().substring(start, end);
    }

    /** From the start of this to the end of {@code last}, in the same file. */
    public Span to(Span last) {
        return new Span(source, start, Math.max(end, last.end));
    }

    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}

package dev.netc.compiler.source;

/**
 * A stretch of one line to be underlined, with what to say about it.
 *
 * @param start where it begins in its line's text, counted from 0
 * @param end where it ends, at least one column further; a span of several lines ends with its first
 */
record Mark(int line, int start, int end, boolean isProblem, String label) {

    static Mark of(Span span, boolean isProblem, String label) {
        int line = span.line();
        int start = span.column() - 1;
        int lineEnd = span.source().lineText(line).length();
        int end = Math.min(start + span.end() - span.start(), lineEnd);
        return new Mark(line, start, Math.max(end, start + 1), isProblem, Displayed.escape(label));
    }
}

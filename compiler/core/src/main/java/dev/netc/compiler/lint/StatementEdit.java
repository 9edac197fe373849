package dev.netc.compiler.lint;

import dev.netc.compiler.source.Problem.Edit;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;

/** Changes of whole statements, which leave the lines around them as a person would. */
public final class StatementEdit {

    private StatementEdit() {}

    /** Takes a statement out: with its line where it stands alone, else with the semicolon that joins it to its neighbour. */
    public static Edit remove(Span statement) {
        SourceFile source = statement.source();
        String text = source.text();
        int before = skipBlanksBack(text, statement.start());
        int behind = skipBlanks(text, statement.end());
        if (before > 0 && text.charAt(before - 1) == ';') {
            return edit(source, skipBlanksBack(text, before - 1), statement.end());
        }
        if (behind < text.length() && text.charAt(behind) == ';') {
            return edit(source, statement.start(), skipBlanks(text, behind + 1));
        }
        boolean startsLine = before == 0 || text.charAt(before - 1) == '\n';
        boolean endsLine = behind == text.length() || isLineEnd(text.charAt(behind));
        if (startsLine && endsLine) {
            int next = text.indexOf('\n', behind);
            return edit(source, before, next < 0 ? text.length() : next + 1);
        }
        return edit(source, statement.start(), behind);
    }

    /** Takes a label out, with its colon. */
    public static Edit removeLabel(Span label) {
        String text = label.source().text();
        int colon = skipBlanks(text, label.end());
        return edit(label.source(), label.start(), skipBlanks(text, colon + 1));
    }

    /** Puts something directly behind a statement. */
    public static Edit append(Span statement, String addition) {
        return new Edit(statement.source().span(statement.end(), statement.end()), addition);
    }

    private static Edit edit(SourceFile source, int start, int end) {
        return new Edit(source.span(start, end), "");
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipBlanksBack(String text, int from) {
        int at = from;
        while (at > 0 && isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }
}

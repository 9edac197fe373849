package dev.netc.compiler.syntax;

import dev.netc.compiler.source.SourceFile;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A file's text for ANTLR, counted in UTF-16 units as spans are; ANTLR's own streams count code points.
 *
 * <p>The lexer sees one letter for all letters outside ASCII, and one sign for all other characters there: its automaton
 * is quick for ASCII only, some hundred times slower for the rest. The text of a token is the true one.
 */
final class TextStream implements CharStream {

    /** A letter that no word of the language has. */
    private static final char OTHER_LETTER = 'Z';

    /** A character that no text has; see {@link Parser}. */
    private static final char OTHER_SIGN = '\u0001';

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final SourceFile source;
    private final String text;
    private int position;

    TextStream(SourceFile source) {
        this.source = source;
        this.text = source.text();
    }

    @Override
    public void consume() {
        if (position >= text.length()) {
            throw new IllegalStateException("consumed past the end of " + source);
        }
        position++;
    }

    @Override
    public int LA(int offset) {
        int index = offset > 0 ? position + offset - 1 : position + offset;
        return index >= 0 && index < text.length() ? representative(text.charAt(index)) : IntStream.EOF;
    }

    private static char representative(char character) {
        if (character < 128) {
            return character;
        }
        if (character == BYTE_ORDER_MARK) {
            return ' ';
        }
        return Character.isLetterOrDigit(character) ? OTHER_LETTER : OTHER_SIGN;
    }

    @Override
    public int mark() {
        return 0;
    }

    @Override
    public void release(int marker) {
        // The whole text is at hand; there is nothing to let go.
    }

    @Override
    public int index() {
        return position;
    }

    @Override
    public void seek(int index) {
        position = Math.min(index, text.length());
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getText(Interval interval) {
        return text.substring(interval.a, Math.min(interval.b + 1, text.length()));
    }

    @Override
    public String getSourceName() {
        return source.name();
    }
}

package dev.netc.compiler.lint;

import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the comments {@code # netc: allow NAME, NAME - reason}. It reads the lines as they are, so that a syntax error elsewhere makes no
 * difference; a comment is what follows the first {@code #} outside of a text.
 */
final class AllowanceReader {

    private static final Pattern DIRECTIVE = Pattern.compile("#+\\s*netc:\\s*(\\S*)");
    private static final Pattern NAME = Pattern.compile("\\G\\s*(,?)\\s*([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)");

    private final SourceFile source;
    private final List<Allowance> found = new ArrayList<>();
    private final List<Span> misread = new ArrayList<>();

    private AllowanceReader(SourceFile source) {
        this.source = source;
    }

    static AllowanceReader read(SourceFile source) {
        AllowanceReader reader = new AllowanceReader(source);
        if (source.text().contains("netc:")) {
            reader.readLines();
        }
        return reader;
    }

    List<Allowance> found() {
        return found;
    }

    /** What stands behind {@code netc:} where {@code allow} and a name should. */
    List<Span> misread() {
        return misread;
    }

    private void readLines() {
        int offset = 0;
        boolean inHead = true;
        for (int line = 1; line <= source.lineCount(); line++) {
            String text = source.lineText(line);
            int comment = commentStart(text);
            boolean ownLine = text.substring(0, comment).isBlank();
            inHead &= ownLine;
            if (comment < text.length()) {
                readComment(text.substring(comment), offset + comment, allowed(line, ownLine, inHead));
            }
            offset = source.text().indexOf('\n', offset) + 1;
        }
    }

    private OptionalInt allowed(int line, boolean ownLine, boolean inHead) {
        if (inHead) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(ownLine ? nextStatement(line) : line);
    }

    private int nextStatement(int line) {
        int next = line + 1;
        while (next <= source.lineCount() && isEmpty(source.lineText(next))) {
            next++;
        }
        return next;
    }

    private static boolean isEmpty(String text) {
        return text.substring(0, commentStart(text)).isBlank();
    }

    private static int commentStart(String text) {
        boolean inText = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '#' && !inText) {
                return i;
            }
            inText ^= character == '"';
            i += inText && character == '\\' ? 1 : 0;
        }
        return text.length();
    }

    private void readComment(String comment, int offset, OptionalInt line) {
        Matcher directive = DIRECTIVE.matcher(comment);
        if (!directive.find()) {
            return;
        }
        List<Span> names = names(comment, directive.end(), offset);
        if (!directive.group(1).equals("allow") || names.isEmpty()) {
            misread.add(source.span(offset + directive.start(), offset + directive.end()));
            return;
        }
        Span whole = source.span(offset, offset + comment.stripTrailing().length());
        names.forEach(name -> found.add(new Allowance(name.text(), name, whole, names.size() == 1, line)));
    }

    /** The names up to the first that no comma joins; what follows is the reason. */
    private List<Span> names(String comment, int from, int offset) {
        List<Span> names = new ArrayList<>();
        Matcher name = NAME.matcher(comment).region(from, comment.length());
        while (name.find() && name.group(1).isEmpty() == names.isEmpty()) {
            names.add(source.span(offset + name.start(2), offset + name.end(2)));
        }
        return names;
    }
}

package dev.netc.compiler.syntax;

import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.Tree.Comment;
import dev.netc.compiler.syntax.Tree.Layout;
import dev.netc.compiler.syntax.antlr.NetLexer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/**
 * Finds the node to which each comment belongs: the statement before it on its line, else the one that follows. None is
 * lost; one that stands in the midst of a statement goes before it.
 */
final class Comments {

    private final SourceFile source;
    private final TokenStream tokens;
    private final BitSet taken = new BitSet();

    Comments(SourceFile source, TokenStream tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** The layout of a statement whose inner comments are already taken by its bodies. */
    Layout layout(ParserRuleContext statement, boolean isFirst) {
        int start = statement.getStart().getTokenIndex();
        int stop = statement.getStop().getTokenIndex();
        int head = linesBefore(start);
        boolean joined = head == start && !isFirst && joins(start);
        boolean blankLine = !isFirst && blankLineBefore(head);
        Optional<Comment> trailing = behind(stop);
        List<Comment> leading = take(head, start);
        leading.addAll(take(start, stop));
        return new Layout(blankLine, joined && leading.isEmpty(), leading, trailing);
    }

    /** The comment behind a token on its line. */
    Optional<Comment> behind(int index) {
        int next = index + 1;
        while (type(next) == NetLexer.SEMICOLON || type(next) == NetLexer.COMMA) {
            next++;
        }
        return take(next, next + 1).stream().findFirst();
    }

    /** The comments on lines of their own before a closing brace or the end of the file. */
    List<Comment> before(int closing) {
        return take(linesBefore(closing), closing);
    }

    /** The comments between the closing brace of an {@code if} and its {@code else}. */
    List<Comment> beforeElse(int closing) {
        int next = closing + 1;
        while (type(next) == NetLexer.NEWLINE || type(next) == NetLexer.COMMENT) {
            next++;
        }
        return type(next) == NetLexer.ELSE ? take(closing + 1, next) : List.of();
    }

    private List<Comment> take(int from, int to) {
        List<Comment> comments = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (type(i) == NetLexer.COMMENT && !taken.get(i)) {
                taken.set(i);
                comments.add(comment(tokens.get(i)));
            }
        }
        return comments;
    }

    private Comment comment(Token token) {
        String text = token.getText().stripTrailing();
        return new Comment(source.span(token.getStartIndex(), token.getStartIndex() + text.length()), text);
    }

    /** The first of the comments that stand on lines of their own before a token; the token itself if there is none. */
    private int linesBefore(int index) {
        int first = index;
        for (int i = index - 1; i >= 0; i--) {
            if (type(i) == NetLexer.COMMENT) {
                if (!startsLine(i)) {
                    break;
                }
                first = i;
            } else if (type(i) != NetLexer.NEWLINE && type(i) != NetLexer.SEMICOLON) {
                break;
            }
        }
        return first;
    }

    private boolean startsLine(int index) {
        int previous = beforeSemicolons(index);
        return previous < 0 || type(previous) == NetLexer.NEWLINE;
    }

    private boolean joins(int index) {
        return !startsLine(index);
    }

    private int beforeSemicolons(int index) {
        int previous = index - 1;
        while (previous >= 0 && type(previous) == NetLexer.SEMICOLON) {
            previous--;
        }
        return previous;
    }

    private boolean blankLineBefore(int index) {
        int lineEnds = 0;
        for (int i = index - 1; i >= 0 && type(i) == NetLexer.NEWLINE; i--) {
            lineEnds++;
        }
        return lineEnds > 1;
    }

    private int type(int index) {
        return index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
    }
}

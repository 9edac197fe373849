package dev.netc.compiler.syntax;

import dev.netc.compiler.syntax.antlr.NetLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Sets aside the line ends that end no statement: inside parentheses, before an opening brace, between {@code }} and
 * {@code else}. A parenthesis that nothing closes hides no line end, so that its statement ends where its line does.
 */
final class LineEnds {

    private final List<CommonToken> tokens;

    private LineEnds(List<CommonToken> tokens) {
        this.tokens = tokens;
    }

    static void setAside(List<CommonToken> tokens) {
        LineEnds lineEnds = new LineEnds(tokens);
        lineEnds.insideParentheses();
        lineEnds.beforeBodies();
    }

    private void insideParentheses() {
        int[] closing = closingParentheses();
        for (int i = 0; i < tokens.size(); i++) {
            if (closing[i] > i) {
                hide(i, closing[i]);
                i = closing[i];
            }
        }
    }

    /** For each opening parenthesis that is closed in its statement, where. */
    private int[] closingParentheses() {
        int[] closing = new int[tokens.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.get(i).getType()) {
                case NetLexer.LPAREN -> open.push(i);
                case NetLexer.RPAREN -> {
                    if (!open.isEmpty()) {
                        closing[open.pop()] = i;
                    }
                }
                case NetLexer.LBRACE, NetLexer.RBRACE, NetLexer.SEMICOLON -> open.clear();
                default -> {
                    // Goes on inside.
                }
            }
        }
        return closing;
    }

    private void beforeBodies() {
        int previous = -1;
        for (int i = 0; i < tokens.size(); i++) {
            CommonToken token = tokens.get(i);
            if (token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != NetLexer.NEWLINE) {
                if (previous >= 0 && continues(tokens.get(previous).getType(), token.getType())) {
                    hide(previous, i);
                }
                previous = i;
            }
        }
    }

    private static boolean continues(int previous, int next) {
        return switch (next) {
            case NetLexer.ELSE -> previous == NetLexer.RBRACE;
            case NetLexer.LBRACE ->
                previous != NetLexer.LBRACE && previous != NetLexer.RBRACE && previous != NetLexer.SEMICOLON;
            default -> false;
        };
    }

    private void hide(int from, int to) {
        for (CommonToken token : tokens.subList(from, to)) {
            if (token.getType() == NetLexer.NEWLINE) {
                token.setChannel(Token.HIDDEN_CHANNEL);
            }
        }
    }
}

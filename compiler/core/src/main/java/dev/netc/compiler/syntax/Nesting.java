package dev.netc.compiler.syntax;

import dev.netc.compiler.syntax.antlr.NetLexer;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Measures how deep a file nests, on its tokens, before anything recurses into it. What makes a tree deep are braces,
 * parentheses, rows of {@code else if}, and long calculations.
 */
final class Nesting {

    /** Braces, parentheses and {@code else} within each other. */
    static final int DEEPEST = 100;

    /** Operators of one statement. */
    static final int MOST_OPERATORS = 500;

    private final int[] elses = new int[DEEPEST + 2];
    private int braces;
    private int allElses;
    private int parentheses;
    private int operators;

    private Nesting() {}

    /** The first token that goes too deep. */
    static Optional<CommonToken> tooDeep(List<CommonToken> tokens) {
        Nesting nesting = new Nesting();
        return tokens.stream()
                .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                .filter(token -> !nesting.bears(token.getType()))
                .findFirst();
    }

    private boolean bears(int type) {
        switch (type) {
            case NetLexer.LBRACE -> {
                braces++;
                endStatement();
            }
            case NetLexer.RBRACE -> {
                endElses();
                braces = Math.max(0, braces - 1);
                endStatement();
            }
            case NetLexer.NEWLINE, NetLexer.SEMICOLON -> {
                endElses();
                endStatement();
            }
            case NetLexer.ELSE -> {
                elses[braces]++;
                allElses++;
            }
            case NetLexer.LPAREN -> parentheses++;
            case NetLexer.RPAREN -> parentheses = Math.max(0, parentheses - 1);
            case NetLexer.COMMA -> operators = 0;
            default -> operators += isOperator(type) ? 1 : 0;
        }
        return braces + allElses + parentheses <= DEEPEST && operators <= MOST_OPERATORS;
    }

    private void endElses() {
        allElses -= elses[braces];
        elses[braces] = 0;
    }

    private void endStatement() {
        parentheses = 0;
        operators = 0;
    }

    static boolean isOperator(int type) {
        return type >= NetLexer.EQUAL && type <= NetLexer.REMAINDER || type >= NetLexer.AND && type <= NetLexer.NOT;
    }
}

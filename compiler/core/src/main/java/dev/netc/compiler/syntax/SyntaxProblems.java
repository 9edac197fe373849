package dev.netc.compiler.syntax;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.antlr.NetLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** The problems of one file's text: their facts and their words. After {@link #MOST} of them it takes no more. */
final class SyntaxProblems {

    static final int MOST = 100;

    private final SourceFile source;
    private final Problems problems = new Problems();
    private int count;

    SyntaxProblems(SourceFile source) {
        this.source = source;
    }

    Problems all() {
        return problems;
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count > MOST;
    }

    void add(Problem problem) {
        if (count < MOST) {
            problems.add(problem);
        } else if (count == MOST) {
            problems.add(Problem.error(
                    SyntaxError.TOO_MANY_PROBLEMS,
                    problem.span(),
                    "found more than " + MOST + " problems and stopped here; mend some of them and run again"));
        }
        count++;
    }

    /** Where a token stands; the end of a line or of the file is a point behind the last word. */
    Span span(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> end();
            case NetLexer.NEWLINE -> source.span(token.getStartIndex(), token.getStartIndex());
            default -> source.span(token.getStartIndex(), token.getStopIndex() + 1);
        };
    }

    private Span end() {
        int length = source.text().stripTrailing().length();
        return source.span(length, length);
    }

    void strayBrace(Token brace) {
        add(Problem.error(SyntaxError.STRAY_BRACE, span(brace), "found `}`, but no `{` is open here")
                .label("closes nothing")
                .fix("remove `}`", span(brace), "", true));
    }

    void missingBrace(Token before) {
        add(Problem.error(SyntaxError.MISSING_BRACE, span(before), "expected `{`, found " + Words.found(before)));
    }

    void unclosedBraces(Token before, List<Token> braces) {
        String expected = braces.size() == 1 ? "expected `}`" : "expected " + braces.size() + " closing braces `}`";
        String found =
                switch (before.getType()) {
                    case Token.EOF -> ", found the end of the file";
                    case NetLexer.RBRACE -> " before this one";
                    default -> " before " + Words.found(before);
                };
        Problem problem = Problem.error(SyntaxError.UNCLOSED_BRACE, span(before), expected + found);
        for (Token brace : braces) {
            problem = problem.note(span(brace), "opened here");
        }
        add(problem);
    }

    void nestedTooDeep(Token token) {
        add(Problem.error(
                        SyntaxError.NESTED_TOO_DEEP,
                        span(token),
                        "expected at most " + Nesting.DEEPEST + " braces, parentheses and `else` within each other and "
                                + Nesting.MOST_OPERATORS + " operators in a statement, found more")
                .label("goes too deep; move a part of it into a block"));
    }

    void unclosedParenthesis(Token opening, Token found) {
        add(Problem.error(SyntaxError.UNCLOSED_PARENTHESIS, span(found), "expected `)`, found " + Words.found(found))
                .note(span(opening), "opened here"));
    }

    void tooLarge() {
        tooLarge(Parser.LONGEST + " characters, found " + source.text().length());
    }

    void tooManyTokens() {
        tooLarge(Parser.MOST_TOKENS + " words and signs, found more");
    }

    private void tooLarge(String limitAndFound) {
        add(Problem.error(
                        SyntaxError.FILE_TOO_LARGE,
                        source.span(0, 0),
                        "expected a model file of at most " + limitAndFound)
                .label("write what repeats as a block, or import blocks from further files"));
    }

    void notText(int position) {
        add(Problem.error(
                SyntaxError.NOT_TEXT,
                source.span(position, position + 1),
                "expected a model file as text in UTF-8, found "
                        + "a character that no text has (U+%04X)"
                                .formatted((int) source.text().charAt(position))));
    }

    void emptyFile(String found) {
        add(Problem.error(SyntaxError.EMPTY_FILE, end(), "expected a network or a block, found " + found)
                .label("a file defines at least one: network LeNet { ... }"));
    }
}

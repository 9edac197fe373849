package dev.netc.compiler.syntax;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.syntax.antlr.NetLexer;
import dev.netc.compiler.syntax.antlr.NetParser;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in words what the parser stumbled over: what was expected, what was found, and what was probably meant. */
final class SyntaxErrors {

    /** What stands before the first word. */
    private static final Token START = new CommonToken(Token.INVALID_TYPE, "");

    private final SyntaxProblems problems;
    private final TokenStream tokens;

    SyntaxErrors(SyntaxProblems problems, TokenStream tokens) {
        this.problems = problems;
        this.tokens = tokens;
    }

    boolean isFull() {
        return problems.isFull();
    }

    void report(NetParser parser, RecognitionException error) {
        Token found = error.getOffendingToken();
        switch (found.getType()) {
            case NetLexer.UNKNOWN -> problems.add(UnknownCharacter.problem(problems.span(found), found.getText()));
            case NetLexer.UNCLOSED_STRING -> problems.add(unclosedString(found));
            case NetLexer.MALFORMED_NUMBER -> problems.add(malformedNumber(found));
            case NetLexer.MALFORMED_PATH -> problems.add(malformedPath(found));
            default -> reportUnexpected(parser.getContext(), error, found);
        }
    }

    private Problem unclosedString(Token found) {
        return Problem.error(
                SyntaxError.UNCLOSED_STRING,
                problems.span(found),
                "expected `\"` at the end of the text, found the end of the line");
    }

    private Problem malformedNumber(Token found) {
        Problem problem = Problem.error(
                SyntaxError.MALFORMED_NUMBER,
                problems.span(found),
                "expected a number such as 64, 0.5 or 5M or a size such as 5x5, found " + Words.found(found));
        String text = found.getText();
        if (text.matches("\\d+(X\\d+)+")) {
            return problem.fix("write a small x", problems.span(found), text.replace('X', 'x'), true);
        }
        if (text.matches("\\.\\d+")) {
            return problem.fix("write 0" + text, problems.span(found), "0" + text, true);
        }
        if (text.matches("\\d+\\.")) {
            return problem.fix("write " + text + "0", problems.span(found), text + "0", true);
        }
        return problem;
    }

    private Problem malformedPath(Token found) {
        return Problem.error(
                SyntaxError.MALFORMED_PATH,
                problems.span(found),
                "expected a path such as layer1.0.conv1, found " + Words.found(found));
    }

    private void reportUnexpected(ParserRuleContext context, RecognitionException error, Token offending) {
        Token before = before(offending);
        IntervalSet expected = expected(context, error, before);
        Token found = offending;
        if (error instanceof NoViableAltException && Words.isKeyword(before)) {
            // A word that only labels may begin with, but no label.
            found = before;
            before = before(found);
            expected = new IntervalSet(NetLexer.LET);
        }
        if (expected.contains(NetLexer.RPAREN) && expected.size() == 1 && endsStatement(found)) {
            problems.unclosedParenthesis(context.getStart(), found);
            return;
        }
        String message = "expected " + Words.expected(expected, before) + behind(before, found) + ", found "
                + Words.found(found);
        Problem problem = Problem.error(SyntaxError.SYNTAX_ERROR, problems.span(found), message);
        problems.add(new Guess(problems, tokens, context, before, found).complete(problem, expected));
    }

    private static boolean endsStatement(Token token) {
        return switch (token.getType()) {
            case NetLexer.NEWLINE, NetLexer.SEMICOLON, NetLexer.LBRACE, NetLexer.RBRACE, Token.EOF -> true;
            default -> false;
        };
    }

    /** Names the word before, if it is what makes one expect something: {@code after `->`}. */
    private static String behind(Token before, Token found) {
        if (found.getLine() != before.getLine()) {
            return "";
        }
        return switch (before.getType()) {
            case NetLexer.NEWLINE,
                    NetLexer.SEMICOLON,
                    NetLexer.LBRACE,
                    NetLexer.RBRACE,
                    NetLexer.NUMBER,
                    NetLexer.SIZE,
                    NetLexer.STRING,
                    NetLexer.RPAREN -> "";
            default -> " after " + Words.found(before);
        };
    }

    /** What the parser would have taken, now and a moment before it closed a call or an expression. */
    private static IntervalSet expected(ParserRuleContext context, RecognitionException error, Token before) {
        if (error instanceof NoViableAltException) {
            // Only statements that begin with a name need a look ahead.
            return before.getType() == NetLexer.COLON
                    ? new IntervalSet(NetLexer.NAME, NetLexer.REPEAT)
                    : new IntervalSet(NetLexer.NUMBER, NetLexer.ARROW, NetLexer.NEWLINE);
        }
        IntervalSet expected = new IntervalSet(error.getExpectedTokens());
        ParserRuleContext last = lastStatement(context);
        if (last instanceof NetParser.CallContext call && call.body() == null) {
            expected.add(NetLexer.NUMBER);
            expected.add(NetLexer.ARROW);
        } else if (endsWithExpression(last) || isBehindCondition(context, before)) {
            expected.add(NetLexer.TIMES);
        }
        return expected;
    }

    /** The statement that stands before the error on its line and is whole by itself. */
    private static ParserRuleContext lastStatement(ParserRuleContext context) {
        int count = context.getChildCount();
        return count > 0 && context.getChild(count - 1) instanceof NetParser.StatementContext statement
                ? statement.getRuleContext(ParserRuleContext.class, statement.label() == null ? 0 : 1)
                : null;
    }

    /** Whether a body has not begun yet, behind an expression that may go on. */
    private static boolean isBehindCondition(ParserRuleContext context, Token before) {
        boolean isRepeat = context.getParent() instanceof NetParser.RepeatContext;
        boolean isIf = context.getParent() instanceof NetParser.ConditionContext && before.getType() != NetLexer.ELSE;
        return context instanceof NetParser.BodyContext && context.getChildCount() == 0 && (isRepeat || isIf);
    }

    private static boolean endsWithExpression(ParserRuleContext context) {
        return context instanceof NetParser.LetContext
                || context instanceof NetParser.ChoiceContext
                || context instanceof NetParser.ExpectationContext
                || context instanceof NetParser.AssertionContext;
    }

    private Token before(Token found) {
        for (int i = found.getTokenIndex() - 1; i >= 0; i--) {
            if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
                return tokens.get(i);
            }
        }
        return START;
    }
}

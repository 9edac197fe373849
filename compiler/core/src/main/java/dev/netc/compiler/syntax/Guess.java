package dev.netc.compiler.syntax;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.antlr.NetLexer;
import dev.netc.compiler.syntax.antlr.NetParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What a person probably meant who wrote an unexpected word: the habits of other languages, mostly. */
final class Guess {

    private final SyntaxProblems problems;
    private final TokenStream tokens;
    private final boolean inCall;
    private final Token before;
    private final Token found;

    Guess(SyntaxProblems problems, TokenStream tokens, ParserRuleContext context, Token before, Token found) {
        this.problems = problems;
        this.tokens = tokens;
        this.before = before;
        this.found = found;
        this.inCall = endsCall(context) || before.getType() == NetLexer.NAME && startsLine(before);
    }

    private static boolean endsCall(ParserRuleContext context) {
        ParserRuleContext last = context;
        if (context instanceof NetParser.BodyContext body && !body.statement().isEmpty()) {
            last = body.statement(body.statement().size() - 1);
        }
        return last instanceof NetParser.StatementContext statement && statement.call() != null
                || last instanceof NetParser.ArgumentContext
                || last instanceof NetParser.NegativeContext
                || last instanceof NetParser.CallContext;
    }

    /** The problem with what may help to mend it. */
    Problem complete(Problem problem, IntervalSet expected) {
        if (isBrokenArrow()) {
            return brokenArrow();
        }
        if (expected.contains(NetLexer.NAME) && Words.isKeyword(found) && !expected.contains(NetLexer.LET)) {
            return problem.label(
                    expected.contains(NetLexer.REPEAT)
                            ? "has no label of its own"
                            : "a word of the language; choose another name");
        }
        return switch (found.getType()) {
            case NetLexer.ASSIGN -> assign(problem);
            case NetLexer.COMMA -> inCall ? problem.fix("separate arguments by spaces", span(), "", true) : problem;
            case NetLexer.ELSE -> problem.label("`else` follows the closing brace of an `if`");
            case NetLexer.NETWORK, NetLexer.BLOCK, NetLexer.IMPORT ->
                problem.label("stands at the level of the file, not in braces");
            case NetLexer.NAME -> name(problem, expected);
            case NetLexer.PATH -> path(problem, expected);
            default -> operator(problem);
        };
    }

    private boolean isBrokenArrow() {
        boolean behindMinus = before.getType() == NetLexer.MINUS;
        return switch (found.getType()) {
            case NetLexer.GREATER, NetLexer.ARROW -> inCall && behindMinus;
            case NetLexer.ASSIGN -> inCall && next() == NetLexer.GREATER;
            default -> false;
        };
    }

    private Problem brokenArrow() {
        Token first = found.getType() == NetLexer.ASSIGN ? found : before;
        Token last = found.getType() == NetLexer.ASSIGN ? tokens.get(found.getTokenIndex() + 1) : found;
        Span span = problems.span(first).to(problems.span(last));
        return Problem.error(SyntaxError.SYNTAX_ERROR, span, "expected `->`, found " + Words.quote(span.text()))
                .fix("write `->`", span, "->", true);
    }

    private Problem assign(Problem problem) {
        if (inCall) {
            return problem.fix("separate an attribute from its value by a space", span(), " ", true);
        }
        return before.getType() == NetLexer.EQUAL ? problem : problem.label("to compare, write `==`");
    }

    private Problem name(Problem problem, IntervalSet expected) {
        if (expected.contains(NetLexer.IMPORT)) {
            return problem.label("layers stand in the braces of a network or a block");
        }
        if (before.getType() == NetLexer.RBRACE && found.getText().matches("elif|elseif|elsif")) {
            return problem.fix("write `else if`", span(), "else if", true);
        }
        return path(problem, expected);
    }

    private Problem path(Problem problem, IntervalSet expected) {
        if (next() == NetLexer.COLON && expected.contains(NetLexer.LET)) {
            return problem.label("a label is one name, without dots");
        }
        return expected.contains(NetLexer.STRING) && expected.size() == 1
                ? problem.fix("put the path in quotes", span(), "\"" + found.getText() + "\"", true)
                : problem;
    }

    private Problem operator(Problem problem) {
        if (found.getType() == NetLexer.DIVIDE && (next() == NetLexer.DIVIDE || next() == NetLexer.TIMES)) {
            return problem.label("a comment begins with `#`");
        }
        boolean isOperator = Nesting.isOperator(found.getType());
        return inCall && isOperator ? problem.label("a calculation stands in parentheses here: `(4*width)`") : problem;
    }

    private boolean startsLine(Token token) {
        int index = token.getTokenIndex();
        int previous = index == 0 ? NetLexer.NEWLINE : tokens.get(index - 1).getType();
        return previous == NetLexer.NEWLINE || previous == NetLexer.SEMICOLON || previous == NetLexer.LBRACE;
    }

    private int next() {
        return found.getType() == Token.EOF
                ? Token.EOF
                : tokens.get(found.getTokenIndex() + 1).getType();
    }

    private Span span() {
        return problems.span(found);
    }
}

package dev.netc.compiler.syntax;

import dev.netc.compiler.syntax.antlr.NetLexer;
import dev.netc.compiler.syntax.antlr.NetParser;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Goes on after an error at the next statement: the statement with the error is given up as a whole, what stands in its
 * braces is still read. At the level of the file it goes on at the next network, block or import.
 *
 * <p>Rests on {@link Brackets} having made the braces even.
 */
final class Recovery extends DefaultErrorStrategy {

    private final SyntaxErrors errors;
    private RecognitionException reported;

    Recovery(SyntaxErrors errors) {
        this.errors = errors;
    }

    @Override
    public void reportError(Parser recognizer, RecognitionException error) {
        if (error != reported && !errors.isFull()) {
            errors.report((NetParser) recognizer, error);
        }
        reported = error;
    }

    @Override
    public void recover(Parser recognizer, RecognitionException error) {
        ParserRuleContext context = recognizer.getContext();
        if (context instanceof NetParser.StatementContext || context instanceof NetParser.ItemContext) {
            skip((NetParser) recognizer, false);
        } else {
            throw error;
        }
    }

    @Override
    public Token recoverInline(Parser recognizer) {
        throw new InputMismatchException(recognizer);
    }

    @Override
    public void sync(Parser recognizer) {
        IntervalSet next =
                recognizer.getATN().nextTokens(recognizer.getATN().states.get(recognizer.getState()));
        if (next.contains(recognizer.getInputStream().LA(1)) || next.contains(Token.EPSILON)) {
            return;
        }
        InputMismatchException error = new InputMismatchException(recognizer);
        ParserRuleContext context = recognizer.getContext();
        boolean inFile = context instanceof NetParser.FileContext;
        if (!inFile && !(context instanceof NetParser.BodyContext)) {
            throw error;
        }
        reportError(recognizer, error);
        giveUpLast(context, error);
        skip((NetParser) recognizer, inFile);
    }

    /** What stands before the error on its line, though whole by itself, is not what was meant. */
    private static void giveUpLast(ParserRuleContext context, RecognitionException error) {
        int count = context.getChildCount();
        if (count > 0 && context.getChild(count - 1) instanceof ParserRuleContext last) {
            last.exception = error;
        }
    }

    private void skip(NetParser parser, boolean inFile) {
        TokenStream tokens = parser.getInputStream();
        if (errors.isFull()) {
            tokens.seek(tokens.size() - 1);
        }
        while (!ends(tokens, inFile)) {
            if (tokens.LA(1) == NetLexer.LBRACE) {
                readBody(parser);
            } else {
                parser.consume();
            }
        }
    }

    private static boolean ends(TokenStream tokens, boolean inFile) {
        return switch (tokens.LA(1)) {
            case Token.EOF -> true;
            case NetLexer.RBRACE -> !inFile;
            case NetLexer.NEWLINE, NetLexer.SEMICOLON -> !inFile || beginsItem(tokens.LA(2));
            default -> false;
        };
    }

    private static boolean beginsItem(int type) {
        return type == NetLexer.NETWORK || type == NetLexer.BLOCK || type == NetLexer.IMPORT || type == Token.EOF;
    }

    /** Reads a body as if it stood alone, and leaves it to the faulty statement, for what else is wrong in it. */
    private static void readBody(NetParser parser) {
        ParserRuleContext context = parser.getContext();
        int state = parser.getState();
        try {
            parser.setContext(null);
            parser.setState(-1);
            context.addChild(parser.body());
        } finally {
            parser.setContext(context);
            parser.setState(state);
        }
    }
}

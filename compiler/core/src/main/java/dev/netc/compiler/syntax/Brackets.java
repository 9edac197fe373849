package dev.netc.compiler.syntax;

import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.antlr.NetLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Makes the braces of a file come out even before it is parsed, so that a forgotten one is one problem and not a
 * hundred: a missing brace is put in, a brace too many is set aside. Where, the indentation says; each definition is
 * judged by itself.
 */
final class Brackets {

    private final SourceFile source;
    private final SyntaxProblems problems;
    private final List<CommonToken> tokens;
    private final List<CommonToken> even = new ArrayList<>();
    private final Deque<Opening> open = new ArrayDeque<>();
    private int indentation;
    /** Opening braces less closing ones of this definition, as far as they are not mended yet. */
    private int surplus;
    /** Whether a line has begun whose statement needs a body. */
    private boolean needsBody;

    private record Opening(CommonToken brace, int indentation) {}

    Brackets(SourceFile source, SyntaxProblems problems, List<CommonToken> tokens) {
        this.source = source;
        this.problems = problems;
        this.tokens = tokens;
    }

    /** The tokens with as many closing braces as opening ones, each behind its own. */
    List<CommonToken> balance() {
        if (isEven()) {
            return tokens;
        }
        surplus = surplusFrom(0);
        for (int i = 0; i < tokens.size(); i++) {
            boolean startsLine = startsLine(i);
            if (startsLine) {
                indentation = tokens.get(i).getCharPositionInLine();
            }
            if (startsDefinition(i)) {
                closeMissing(tokens.get(i), 0);
                surplus = surplusFrom(i);
            }
            mend(tokens.get(i), startsLine);
            even.add(tokens.get(i));
        }
        return even;
    }

    private boolean isEven() {
        int depth = 0;
        for (CommonToken token : tokens) {
            depth += depthChange(token);
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }

    private static int depthChange(CommonToken token) {
        return switch (token.getType()) {
            case NetLexer.LBRACE -> 1;
            case NetLexer.RBRACE -> -1;
            default -> 0;
        };
    }

    private int surplusFrom(int start) {
        int sum = 0;
        for (int i = start; i < tokens.size() && (i == start || !startsDefinition(i)); i++) {
            sum += depthChange(tokens.get(i));
        }
        return sum;
    }

    private boolean startsLine(int index) {
        return index == 0 || tokens.get(index - 1).getType() == NetLexer.NEWLINE;
    }

    private boolean startsDefinition(int index) {
        int type = tokens.get(index).getType();
        return (type == NetLexer.NETWORK || type == NetLexer.BLOCK)
                && startsLine(index)
                && tokens.get(index + 1).getType() == NetLexer.NAME;
    }

    private void mend(CommonToken token, boolean startsLine) {
        switch (token.getType()) {
            case NetLexer.NETWORK, NetLexer.BLOCK, NetLexer.REPEAT, NetLexer.IF -> needsBody = true;
            case NetLexer.LBRACE -> open(token);
            case NetLexer.RBRACE -> close(token, startsLine);
            case NetLexer.NEWLINE -> {
                if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                    openMissing(token);
                }
            }
            case Token.EOF -> closeMissing(token, 0);
            default -> {
                // Neither opens nor closes.
            }
        }
    }

    private void open(CommonToken brace) {
        needsBody = false;
        open.push(new Opening(brace, indentation));
    }

    private void openMissing(CommonToken lineEnd) {
        if (needsBody && surplus < 0) {
            problems.missingBrace(lineEnd);
            CommonToken brace = missing(NetLexer.LBRACE, "{", lineEnd);
            even.add(brace);
            open(brace);
            surplus++;
        }
        needsBody = false;
    }

    private void close(CommonToken brace, boolean startsLine) {
        if (startsLine && surplus > 0 && closesOuter()) {
            int depth = open.size();
            for (Opening opening : open) {
                if (opening.indentation <= indentation) {
                    break;
                }
                depth--;
            }
            closeMissing(brace, depth);
        }
        if (open.isEmpty() || (startsLine && surplus < 0 && indentation > open.peek().indentation)) {
            problems.strayBrace(brace);
            surplus++;
            brace.setChannel(Token.HIDDEN_CHANNEL);
        } else {
            open.pop();
        }
    }

    /** Whether a closing brace that starts its line is too far left for the innermost brace, but right for an outer one. */
    private boolean closesOuter() {
        return !open.isEmpty()
                && open.peek().indentation > indentation
                && open.stream().anyMatch(opening -> opening.indentation == indentation);
    }

    private void closeMissing(CommonToken before, int depth) {
        List<Token> unclosed = new ArrayList<>();
        boolean isOnNextLine = !even.isEmpty() && even.get(even.size() - 1).getType() == NetLexer.NEWLINE;
        int position = even.size() - (isOnNextLine ? 1 : 0);
        while (open.size() > depth) {
            unclosed.add(0, open.pop().brace);
            even.add(position, missing(NetLexer.RBRACE, "}", before));
            surplus--;
        }
        if (!unclosed.isEmpty()) {
            problems.unclosedBraces(before, unclosed);
        }
    }

    /** A brace that takes no room in the text. */
    private CommonToken missing(int type, String text, Token before) {
        int position = Math.min(before.getStartIndex(), source.text().length());
        CommonToken brace = new CommonToken(type, text);
        brace.setStartIndex(position);
        brace.setStopIndex(position - 1);
        brace.setLine(before.getLine());
        brace.setCharPositionInLine(before.getCharPositionInLine());
        return brace;
    }
}

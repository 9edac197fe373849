package dev.netc.compiler.syntax;

import dev.netc.compiler.syntax.antlr.NetLexer;
import dev.netc.compiler.syntax.antlr.NetParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What tokens are called when people are spoken to: "a value", "the end of the line", {@code `->`}. */
final class Words {

    private static final int LONGEST_QUOTE = 40;

    private static final IntervalSet VALUES = set(
            NetLexer.NUMBER,
            NetLexer.SIZE,
            NetLexer.STRING,
            NetLexer.NAME,
            NetLexer.PATH,
            NetLexer.LPAREN,
            NetLexer.MINUS,
            NetLexer.NOT,
            NetLexer.ARROW);
    private static final IntervalSet OPERATORS = operators();
    private static final IntervalSet ENDS =
            set(NetLexer.NEWLINE, NetLexer.SEMICOLON, NetLexer.RBRACE, Token.EOF, NetLexer.LBRACE);

    private Words() {}

    private static IntervalSet set(int... types) {
        return new IntervalSet(types);
    }

    private static IntervalSet operators() {
        IntervalSet operators = IntervalSet.of(NetLexer.EQUAL, NetLexer.REMAINDER);
        operators.addAll(set(NetLexer.AND, NetLexer.OR));
        return operators;
    }

    /** A token as it was found in the text. */
    static String found(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> "the end of the file";
            case NetLexer.NEWLINE -> "the end of the line";
            default -> quote(token.getText());
        };
    }

    static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? "`" + text + "`" : "`" + text.substring(0, LONGEST_QUOTE - 3) + "...`";
    }

    /** Whether it is a word of the language, that cannot name anything. */
    static boolean isKeyword(Token token) {
        return token.getType() >= NetLexer.NETWORK && token.getType() <= NetLexer.NOT;
    }

    /** What may stand behind {@code before}: "a value", "`(` or `{`". */
    static String expected(IntervalSet types, Token before) {
        IntervalSet rest = new IntervalSet(types);
        List<String> words = new ArrayList<>();
        if (rest.contains(NetLexer.LET)) {
            return "a layer";
        }
        if (rest.contains(NetLexer.IMPORT)) {
            return "a network, a block or an import";
        }
        if (rest.contains(NetLexer.REPEAT)) {
            return "a layer, a block or `repeat`";
        }
        if (rest.contains(NetLexer.NUMBER)) {
            words.add(rest.contains(NetLexer.ARROW) ? "an argument" : "a value");
            rest = rest.subtract(VALUES);
        }
        if (rest.contains(NetLexer.TIMES)) {
            words.add("an operator");
            rest = rest.subtract(OPERATORS);
        }
        boolean endsLine = rest.contains(NetLexer.NEWLINE);
        if (endsLine) {
            rest = rest.subtract(ENDS);
        }
        for (int type : rest.toArray()) {
            words.add(word(type, before));
        }
        if (endsLine) {
            words.add("the end of the line");
        }
        return either(words);
    }

    private static String either(List<String> words) {
        List<String> distinct = words.stream().distinct().toList();
        int last = distinct.size() - 1;
        return last < 1
                ? String.join("", distinct)
                : String.join(", ", distinct.subList(0, last)) + " or " + distinct.get(last);
    }

    private static String word(int type, Token before) {
        return switch (type) {
            case Token.EOF -> "the end of the file";
            case NetLexer.NAME -> name(before.getType());
            case NetLexer.PATH -> "the label of a layer";
            case NetLexer.STRING -> "the path of a file in quotes";
            default -> {
                String literal = NetParser.VOCABULARY.getLiteralName(type);
                yield "`" + literal.substring(1, literal.length() - 1) + "`";
            }
        };
    }

    private static String name(int before) {
        return switch (before) {
            case NetLexer.NETWORK -> "the name of the network";
            case NetLexer.BLOCK -> "the name of the block";
            case NetLexer.ASSERT -> "`params`, `macs`, `memory` or `receptive`";
            case NetLexer.FROM -> "the label of a layer";
            case NetLexer.LPAREN, NetLexer.COMMA -> "the name of a parameter";
            default -> "a name";
        };
    }
}

package dev.netc.compiler.syntax;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Reads numbers, sizes, texts and names, and says what is wrong with those that the grammar lets through. */
final class Literals {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MOST_DIGITS = 40;
    private static final int MOST_DECIMALS = 60;

    private final SourceFile source;
    private final SyntaxProblems problems;
    private boolean allRead = true;

    Literals(SourceFile source, SyntaxProblems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Begins a statement; what is returned goes to {@link #endReading}. */
    boolean startReading() {
        boolean outer = allRead;
        allRead = true;
        return outer;
    }

    /** Whether every literal since {@link #startReading} could be read. */
    boolean endReading(boolean outer) {
        boolean read = allRead;
        allRead = outer;
        return read;
    }

    /** {@code 64}, {@code 1e-5}, {@code 4.2G}. */
    Tree.Number number(Token token) {
        String text = token.getText();
        int zeros =
                switch (text.charAt(text.length() - 1)) {
                    case 'k', 'K' -> 3;
                    case 'M' -> 6;
                    case 'G' -> 9;
                    default -> 0;
                };
        BigDecimal value = decimal(zeros == 0 ? text : text.substring(0, text.length() - 1), zeros);
        if (value == null) {
            fail(
                    SyntaxError.NUMBER_OUT_OF_RANGE,
                    token,
                    "expected a number of at most " + LARGEST + " and " + MOST_DIGITS + " digits");
            value = BigDecimal.ZERO;
        }
        return new Tree.Number(span(token), value);
    }

    /** The value of a spelling, null if it is too large or too long. */
    private static BigDecimal decimal(String digits, int zeros) {
        if (digits.length() > MOST_DIGITS) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(digits);
            boolean isFar = value.scale() > MOST_DECIMALS || value.precision() - (long) value.scale() > MOST_DIGITS;
            if (isFar) {
                return null;
            }
            BigDecimal whole = value.movePointRight(zeros);
            whole = whole.scale() < 0 ? whole.setScale(0) : whole;
            return whole.compareTo(LARGEST) > 0 ? null : whole;
        } catch (NumberFormatException exponentTooLarge) {
            return null;
        }
    }

    /** {@code 3x32x32}. */
    Tree.Size size(Token token) {
        List<Long> sizes = new ArrayList<>();
        for (String part : token.getText().split("x")) {
            BigDecimal value = decimal(part, 0);
            if (value == null || value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
                fail(SyntaxError.NUMBER_OUT_OF_RANGE, token, "expected sizes of at most " + Integer.MAX_VALUE);
                return new Tree.Size(span(token), List.of(1L, 1L));
            }
            sizes.add(value.longValueExact());
        }
        return new Tree.Size(span(token), List.copyOf(sizes));
    }

    /** A text in quotes, with {@code \"}, {@code \\}, {@code \n} and {@code \t}. */
    Tree.Text text(Token token) {
        String quoted = token.getText();
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char character = quoted.charAt(i);
            value.append(character == '\\' ? escaped(token, ++i) : character);
        }
        return new Tree.Text(span(token), value.toString());
    }

    private char escaped(Token token, int index) {
        char character = token.getText().charAt(index);
        switch (character) {
            case '"', '\\' -> {
                return character;
            }
            case 'n' -> {
                return '\n';
            }
            case 't' -> {
                return '\t';
            }
            default -> {
                int start = token.getStartIndex() + index - 1;
                problems.add(Problem.error(
                                SyntaxError.UNKNOWN_ESCAPE,
                                source.span(start, start + 2),
                                "expected `\\\\`, `\\\"`, `\\n` or `\\t`, found `\\" + character + "`")
                        .label("in paths write `/`"));
                allRead = false;
                return character;
            }
        }
    }

    /** A name becomes a name in Java and in weights files, so it keeps to letters that all of them take. */
    void checkName(Token token) {
        if (!token.getText().chars().allMatch(character -> character < 128)) {
            problems.add(Problem.error(
                    SyntaxError.NON_ASCII_NAME,
                    span(token),
                    "expected a name of the letters a to z, digits and `_`, found " + Words.found(token)));
        }
    }

    /** Between two arguments, {@code a -1} is two values and {@code a - 1} a calculation that lacks its parentheses. */
    void checkNegative(Token minus, Token number) {
        boolean isOne = minus.getStopIndex() + 1 == number.getStartIndex();
        boolean standsFree = Character.isWhitespace(source.text().charAt(minus.getStartIndex() - 1));
        if (!isOne || !standsFree) {
            problems.add(Problem.error(
                            SyntaxError.SYNTAX_ERROR,
                            span(minus),
                            "expected an argument or the end of the line, found `-`")
                    .label("a calculation stands in parentheses here: `(4*width)`"));
            allRead = false;
        }
    }

    private void fail(SyntaxError name, Token token, String expected) {
        problems.add(Problem.error(name, span(token), expected + ", found " + Words.found(token)));
        allRead = false;
    }

    private Span span(Token token) {
        return source.span(token.getStartIndex(), token.getStopIndex() + 1);
    }
}

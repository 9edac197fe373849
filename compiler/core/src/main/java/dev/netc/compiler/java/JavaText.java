package dev.netc.compiler.java;

import java.util.regex.Pattern;

/** Writes a text as a Java literal on one line. JavaPoet's own break where it sees an unusual end of a line. */
final class JavaText {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{C}&&[^ ]]");

    private JavaText() {}

    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(character -> literal.append(escape((char) character)));
        return literal.append('"').toString();
    }

    /** Line ends have escapes of their own, as Java reads a Unicode escape before it looks for the end of a literal. */
    private static String escape(char character) {
        return switch (character) {
            case '"', '\\' -> "\\" + character;
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                String itself = String.valueOf(character);
                yield UNSEEN.matcher(itself).matches() ? "\\u%04x".formatted((int) character) : itself;
            }
        };
    }
}

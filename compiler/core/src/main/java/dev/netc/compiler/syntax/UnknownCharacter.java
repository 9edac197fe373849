package dev.netc.compiler.syntax;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Span;
import java.util.Map;

/** A character that the language does not use, and what to type instead where that is plain. */
final class UnknownCharacter {

    private static final Map<String, String> LOOKALIKES = Map.ofEntries(
            Map.entry("\u00d7", "x"),
            Map.entry("\u2192", "->"),
            Map.entry("\u21d2", "->"),
            Map.entry("\u2212", "-"),
            Map.entry("\u2013", "-"),
            Map.entry("\u2014", "-"),
            Map.entry("\u00b7", "*"),
            Map.entry("\u00f7", "/"),
            Map.entry("\u2264", "<="),
            Map.entry("\u2265", ">="),
            Map.entry("\u2260", "!="),
            Map.entry("\u00a0", " "));

    /** Those that come in pairs, so that one change mends nothing. */
    private static final Map<String, String> HABITS = Map.of(
            "&", "and", "|", "or", "!", "not", "[", "(", "]", ")", "\u201c", "\"", "\u201d", "\"", "\u201e", "\"", "'",
            "\"");

    private UnknownCharacter() {}

    static Problem problem(Span span, String character) {
        Problem problem = Problem.error(
                SyntaxError.UNKNOWN_CHARACTER,
                span,
                "found " + describe(character) + ", which the language does not use");
        if (LOOKALIKES.containsKey(character)) {
            String meant = LOOKALIKES.get(character);
            return problem.fix("write " + (meant.equals(" ") ? "a space" : "`" + meant + "`"), span, meant, true);
        }
        return HABITS.containsKey(character) ? problem.label("write `" + HABITS.get(character) + "`") : problem;
    }

    private static String describe(String text) {
        char character = text.charAt(0);
        String code = "U+%04X".formatted((int) character);
        boolean isVisible = !Character.isISOControl(character)
                && !Character.isSpaceChar(character)
                && !Character.isSurrogate(character)
                && Character.getType(character) != Character.FORMAT;
        if (isVisible) {
            return character < 128 ? "`" + text + "`" : "`" + text + "` (" + code + ")";
        }
        return "the character " + code;
    }
}

package dev.netc.compiler.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages a text in one to four places: a character, a word, a line or a number is lost, doubled, moved or replaced. */
final class Mutator {

    private static final Pattern TOKENS =
            Pattern.compile("[A-Za-z_][A-Za-z_0-9.]*|[0-9][0-9A-Za-z.]*|\"[^\"\n]*\"|->|[^\\s]");
    private static final Pattern NUMBERS = Pattern.compile("\\b[0-9]+(\\.[0-9]+)?\\b");
    private static final Pattern LINES = Pattern.compile("[^\n]*\n");

    private static final List<String> WORDS = List.of(
            "{",
            "}",
            "(",
            ")",
            ";",
            "\n",
            ":",
            "->",
            "-",
            "=",
            ",",
            "\"",
            "#",
            "##",
            "branch {",
            "branch {}",
            "repeat 3 {",
            "repeat 100000000 {",
            "if 1 == 1 {",
            "else",
            "shortcut {",
            "from a",
            "from",
            "in",
            "not",
            "relu",
            "conv 3x3",
            "input 3x8x8",
            "linear 10",
            "flatten",
            "keep",
            "unit 4",
            "residual",
            "inception",
            "sequence {",
            "add {",
            "train {",
            "search {",
            "network",
            "network B {",
            "block",
            "import \"a.net\"",
            "import \"../../x\"",
            "expect 1",
            "let n = 1",
            "assert params < 1",
            "off",
            "same",
            "depthwise",
            "reflect",
            "channels",
            "index",
            "n",
            "5x5",
            "1x1x1",
            "\u0000",
            "\ufeff",
            "\r",
            "\u00e9",
            "\ud83d",
            "*/",
            "\\",
            "stride",
            "groups",
            "pad");

    private static final List<String> NUMBERS_INSTEAD = List.of(
            "0",
            "-1",
            "1",
            "(0 - 7)",
            "999999999",
            "100000000",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "1e18",
            "1e-30",
            "0.5",
            "1G",
            "4.2G",
            "(1 / 3)",
            "(1 / 0)",
            "65536x65536",
            "99999x1",
            "1x1x1x1",
            "99999999999999999999999",
            "(2 * 3)");

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    String mutate(String text) {
        String mutant = text;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            mutant = switch (random.nextInt(6)) {
                case 0 -> character(mutant);
                case 1 -> change(mutant, LINES);
                case 2 -> replaceOne(mutant, NUMBERS, NUMBERS_INSTEAD.get(random.nextInt(NUMBERS_INSTEAD.size())));
                case 3 -> replaceOne(mutant, TOKENS, word());
                case 4 -> insert(mutant);
                default -> change(mutant, TOKENS);
            };
        }
        return mutant;
    }

    private String word() {
        return " " + WORDS.get(random.nextInt(WORDS.size())) + " ";
    }

    private String insert(String text) {
        int place = random.nextInt(text.length() + 1);
        return text.substring(0, place) + word() + text.substring(place);
    }

    private String character(String text) {
        int place = random.nextInt(text.length() + 1);
        String sign =
                String.valueOf((char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(95)));
        int end = Math.min(text.length(), place + random.nextInt(2));
        return text.substring(0, place) + (random.nextBoolean() ? sign : "") + text.substring(end);
    }

    /** Loses, doubles or moves a piece. */
    private String change(String text, Pattern pieces) {
        List<MatchResult> found = all(text, pieces);
        if (found.isEmpty()) {
            return text;
        }
        MatchResult piece = found.get(random.nextInt(found.size()));
        MatchResult other = found.get(random.nextInt(found.size()));
        String without = text.substring(0, piece.start()) + text.substring(piece.end());
        return switch (random.nextInt(3)) {
            case 0 -> without;
            case 1 -> text.substring(0, piece.end()) + " " + text.substring(piece.start());
            default -> {
                int place = Math.min(other.start(), without.length());
                yield without.substring(0, place) + " " + piece.group() + " " + without.substring(place);
            }
        };
    }

    private String replaceOne(String text, Pattern pieces, String replacement) {
        List<MatchResult> found = all(text, pieces);
        if (found.isEmpty()) {
            return text;
        }
        MatchResult piece = found.get(random.nextInt(found.size()));
        return text.substring(0, piece.start()) + replacement + text.substring(piece.end());
    }

    private static List<MatchResult> all(String text, Pattern pieces) {
        return new ArrayList<>(pieces.matcher(text).results().toList());
    }
}

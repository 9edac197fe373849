package dev.netc.compiler.robustness;

import java.util.List;
import java.util.Random;

/** Writes lines of text that would end a Java comment, begin a tag in it, or not show at all. */
final class RandomText {

    private static final List<String> PIECES = List.of(
            "*/",
            "/*",
            "/**",
            "//",
            "@deprecated",
            "@param x",
            "{@code",
            "{@link Foo}",
            "}",
            "{",
            "<script>",
            "</p>",
            "&lt;",
            "&",
            "\\u002a/",
            "\\u000a",
            "\\uuuu000d",
            "\\",
            "\"",
            "'",
            "\t",
            "words",
            "caf\u00e9",
            "\u4e16",
            "\ud83d\ude00",
            "\u200b",
            "\u202e",
            "\u2028",
            "\u0085",
            "100%",
            "$L",
            "$$",
            "#",
            "*",
            "/",
            " ");

    private RandomText() {}

    static String line(Random random) {
        StringBuilder line = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            line.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
        }
        return line.toString();
    }
}

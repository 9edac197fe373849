package dev.netc.cli;

import dev.netc.compiler.manual.Manual;
import dev.netc.compiler.source.Renderer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Manuals as a terminal shows them: paragraphs filled to its width, examples indented, what is code in a colour. */
final class ManualText {

    /** Longer lines are hard to read, however wide the screen. */
    private static final int MOST_COLUMNS = 100;

    private static final int NAME_COLUMNS = 28;
    private static final String CODE_INDENT = "    ";
    private static final String STRONG = "\u001b[1m";
    private static final String CODE = "\u001b[36m";
    private static final String PLAIN = "\u001b[0m";
    private static final Pattern INLINE_CODE = Pattern.compile("`([^`]+)`");

    private final boolean color;
    private final int width;

    ManualText(Renderer.Style style) {
        this.color = style.color();
        this.width = Math.min(style.width(), MOST_COLUMNS);
    }

    /** The whole manual of a finding. */
    String page(Manual manual) {
        StringBuilder out = new StringBuilder();
        boolean inExample = false;
        for (String line : manual.page().split("\n")) {
            if (line.startsWith("```")) {
                inExample = !inExample;
            } else if (inExample) {
                out.append(line.isEmpty() ? "" : CODE_INDENT + ink(CODE, line)).append('\n');
            } else if (line.startsWith("#")) {
                out.append(title(line.replaceFirst("#+ ", "")));
            } else {
                out.append(code(filled(line, 0))).append('\n');
            }
        }
        return out.toString();
    }

    String title(String text) {
        return ink(STRONG, text) + "\n";
    }

    /** The name and, beside it or where it is too long below it, the summary. */
    String entry(Manual manual) {
        String name = "  " + manual.name();
        String gap = name.length() < NAME_COLUMNS
                ? " ".repeat(NAME_COLUMNS - name.length())
                : "\n" + " ".repeat(NAME_COLUMNS);
        return ink(STRONG, name) + gap + code(filled(manual.summary(), NAME_COLUMNS)) + "\n";
    }

    /** A paragraph in lines of the width, of which all but the first are indented. */
    private String filled(String paragraph, int indent) {
        StringBuilder out = new StringBuilder();
        int column = indent;
        for (String word : paragraph.split(" ")) {
            if (column > indent && column + 1 + word.length() > width) {
                out.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.toString();
    }

    /** Inline code loses its marks to a colour; without colours they stay. */
    private String code(String text) {
        return color
                ? INLINE_CODE.matcher(text).replaceAll(code -> Matcher.quoteReplacement(ink(CODE, code.group(1))))
                : text;
    }

    private String ink(String begin, String text) {
        return color ? begin + text + PLAIN : text;
    }
}

package dev.netc.compiler.java;

import java.util.regex.Pattern;

/** Text of a model file, made safe to stand in a Java comment. */
final class Javadoc {

    /** Space and line ends of all kinds, and characters that nobody sees. */
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{C}]+");

    private static final Pattern UNSEEN_IN_LINE = Pattern.compile("[\\s\\p{Z}\\p{C}&&[^\n ]]+");

    private Javadoc() {}

    /** As running text: no tag, no HTML, no end of the comment. */
    static String escape(String text) {
        return UNSEEN_IN_LINE
                .matcher(text)
                .replaceAll(" ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("{", "&#123;")
                .replace("}", "&#125;")
                .replace("*/", "*&#47;")
                .replace("\\", "&#92;");
    }

    /** As the inside of a {@code code} tag. */
    static String code(String text) {
        return oneLine(text).replace("*/", "* /").replace("{", "(").replace("}", ")");
    }

    /** As the text of a comment that ends with its line: no line break, no Unicode escape, which could be one, nothing unseen. */
    static String oneLine(String text) {
        return UNSEEN.matcher(text).replaceAll(" ").replace('\\', '/');
    }
}

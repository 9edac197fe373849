package dev.netc.compiler.java;

/** Text of a model file, made safe to stand in a Java comment. */
final class Javadoc {

    private Javadoc() {}

    /** As running text: no tag, no HTML, no end of the comment. */
    static String escape(String text) {
        return text.replaceAll("[\\p{C}&&[^\n]]+", " ")
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
        return text.replaceAll("[\\s\\p{C}]+", " ").replace('\\', '/');
    }
}

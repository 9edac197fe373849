package dev.netc.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** HTML that cannot be broken by what it says: every text and every attribute is escaped. */
final class Html {

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes names and values in turn */
    Html open(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return this;
    }

    /** Ends the element that was opened last. */
    Html close() {
        text.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element that has no end, such as an image. */
    Html single(String tag, String... attributes) {
        start(tag, attributes);
        return this;
    }

    /** An element with nothing but text in it. */
    Html element(String tag, String content, String... attributes) {
        return open(tag, attributes).text(content).close();
    }

    Html text(String content) {
        text.append(escaped(content));
        return this;
    }

    /** The style sheet, which is netc's own. */
    Html style(String sheet) {
        text.append("<style>\n").append(sheet).append("</style>\n");
        return this;
    }

    private void start(String tag, String... attributes) {
        text.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        text.append('>');
    }

    private static String escaped(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The page so far. */
    @Override
    public String toString() {
        return text.toString();
    }
}

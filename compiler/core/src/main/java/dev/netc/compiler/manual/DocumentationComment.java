package dev.netc.compiler.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A documentation comment of Java as Markdown. It knows what manuals are written with: paragraphs, {@code <h2>}, {@code <pre>} with
 * model files, and inline code.
 */
final class DocumentationComment {

    private static final Pattern INLINE_CODE = Pattern.compile("\\{@code ([^{}]*(?:\\{[^{}]*\\}[^{}]*)*)\\}");
    private static final Pattern MARGIN = Pattern.compile("^\\s*\\* ?");

    private final StringBuilder out = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();

    private DocumentationComment() {}

    /** @param comment what stands between the signs that open and close it */
    static String toMarkdown(String comment) {
        DocumentationComment writer = new DocumentationComment();
        boolean inSnippet = false;
        boolean isEncoded = false;
        for (String line : comment.strip().split("\n")) {
            String text = MARGIN.matcher(line).replaceFirst("").stripTrailing();
            if (text.startsWith("<pre>")) {
                writer.endParagraph();
                writer.out.append("```net\n");
                isEncoded = text.equals("<pre>");
                inSnippet = true;
            } else if (text.endsWith("</pre>")) {
                writer.out.append("```\n\n");
                inSnippet = false;
            } else if (inSnippet) {
                writer.out.append(isEncoded ? decoded(text) : text).append('\n');
            } else {
                writer.prose(text);
            }
        }
        writer.endParagraph();
        return writer.out.toString().stripTrailing() + "\n";
    }

    private void prose(String line) {
        if (line.isEmpty() || line.startsWith("<p>") || line.startsWith("<h2>")) {
            endParagraph();
        }
        if (line.startsWith("<h2>")) {
            out.append("## ")
                    .append(line, "<h2>".length(), line.indexOf("</h2>"))
                    .append("\n\n");
        } else if (!line.isEmpty()) {
            paragraph.add(line.startsWith("<p>") ? line.substring("<p>".length()) : line);
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            String text = String.join(" ", paragraph);
            out.append(
                    INLINE_CODE.matcher(text).replaceAll(code -> Matcher.quoteReplacement("`" + code.group(1) + "`")));
            out.append("\n\n");
            paragraph.clear();
        }
    }

    private static String decoded(String text) {
        return text.replace("&#123;", "{")
                .replace("&#125;", "}")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}

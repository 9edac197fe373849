package dev.netc.compiler.manual;

import dev.netc.compiler.source.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person reads about a kind of finding: what it is, why it is bad, an example that produces it, what to use instead.
 *
 * @param name of the finding, kebab-case
 * @param text Markdown, without a title
 */
public record Manual(String name, Severity severity, String text) {

    private static final Pattern SNIPPET = Pattern.compile("(?s)```net\n(.*?)```");

    /** The first sentence. */
    public String summary() {
        String paragraph = text.substring(0, text.indexOf('\n'));
        int end = paragraph.indexOf(". ");
        return end < 0 ? paragraph : paragraph.substring(0, end + 1);
    }

    /** A model file that produces the finding; empty for those that no short text produces. */
    public Optional<String> example() {
        return snippets().stream().findFirst();
    }

    /** A model file that means the same and does not produce it. */
    public Optional<String> instead() {
        return snippets().stream().skip(1).findFirst();
    }

    private List<String> snippets() {
        List<String> snippets = new ArrayList<>();
        Matcher matcher = SNIPPET.matcher(text);
        while (matcher.find()) {
            snippets.add(matcher.group(1));
        }
        return snippets;
    }

    /** The whole as a page. */
    public String page() {
        StringBuilder page = new StringBuilder("# " + name + "\n\n" + text);
        if (severity == Severity.WARNING) {
            page.append("\n## Where it is meant\n\nWrite `# netc: allow ")
                    .append(name)
                    .append(
                            "` and the reason behind the line, on a line of its own above it, or at the head of the file.\n");
        }
        return page.toString();
    }
}

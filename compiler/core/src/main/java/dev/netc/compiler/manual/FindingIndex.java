package dev.netc.compiler.manual;

import dev.netc.compiler.source.Problem.Severity;
import java.util.Locale;

/** The table of all findings, as Markdown, with a link to the page of each. */
public final class FindingIndex {

    private FindingIndex() {}

    public static String markdown() {
        StringBuilder out = new StringBuilder("# What the compiler finds\n\n");
        out.append(
                        "An error is a network that does not exist; a warning, one that is most likely not what was meant. Each has a page,")
                .append(" which `netc explain NAME` shows too.\n");
        section("Errors", Severity.ERROR, out);
        section("Warnings", Severity.WARNING, out);
        return out.toString();
    }

    private static void section(String title, Severity severity, StringBuilder out) {
        out.append("\n## ").append(title).append("\n\n| name | severity | what it says |\n| --- | --- | --- |\n");
        for (String name : Manuals.names()) {
            Manual manual = Manuals.of(name).orElseThrow();
            if (manual.severity() == severity) {
                out.append("| [").append(name).append("](").append(name).append(".md) | ");
                out.append(severity.name().toLowerCase(Locale.ROOT)).append(" | ");
                out.append(manual.summary()).append(" |\n");
            }
        }
    }
}

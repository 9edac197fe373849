package dev.netc.cli.report;

import dev.netc.compiler.source.Problem;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Workflow commands of GitHub Actions, a line a finding, which become annotations of the changed files. */
final class GithubReport {

    private GithubReport() {}

    static void write(Findings findings, Writer out) throws IOException {
        for (Problem problem : findings.problems()) {
            out.write(command(problem) + "\n");
        }
    }

    private static String command(Problem problem) {
        Region region = Region.of(problem.span());
        List<String> properties = new ArrayList<>();
        properties.add("file=" + property(region.file()));
        properties.add("line=" + region.line());
        properties.add("endLine=" + region.endLine());
        if (region.isInOneLine()) {
            // GitHub takes columns within a line only, and counts the last character in.
            properties.add("col=" + region.column());
            properties.add("endColumn=" + Math.max(region.column(), region.endColumn() - 1));
        }
        properties.add("title=" + property(problem.name()));
        return "::" + ReportFormat.severity(problem) + " " + String.join(",", properties) + "::" + data(text(problem));
    }

    private static String text(Problem problem) {
        StringBuilder text = new StringBuilder(problem.message());
        if (!problem.label().isEmpty()) {
            text.append("\n").append(problem.label());
        }
        problem.notes()
                .forEach(note ->
                        text.append("\n").append(note.span()).append(": ").append(note.text()));
        problem.fix().ifPresent(fix -> text.append("\nfix: ").append(fix.description()));
        return text.toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}

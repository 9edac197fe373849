package dev.netc.cli.report;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Severity;
import dev.netc.compiler.source.Renderer;
import java.io.IOException;
import java.io.Writer;

/** How findings are written: for a person, or for another program. The names are what a person types. */
public enum ReportFormat {
    text((findings, out) -> out.write(Renderer.text(findings.problems(), Renderer.Style.plain()))),
    json(JsonReport::write),
    sarif(SarifReport::write),
    github(GithubReport::write),
    junit(JunitReport::write);

    private final Report report;

    @FunctionalInterface
    private interface Report {
        void write(Findings findings, Writer out) throws IOException;
    }

    ReportFormat(Report report) {
        this.report = report;
    }

    /** Writes one whole document, with its last line end, and leaves the writer open. */
    public void write(Findings findings, Writer out) throws IOException {
        report.write(findings, out);
        out.flush();
    }

    /** {@code error} or {@code warning}, in every format the same. */
    static String severity(Problem problem) {
        return severity(problem.severity());
    }

    static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
        };
    }
}

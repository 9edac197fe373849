package dev.netc.cli;

import dev.netc.cli.report.Findings;
import dev.netc.cli.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How findings are written, and where. */
final class ReportOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How to write the findings: ${COMPLETION-CANDIDATES}.")
    private ReportFormat format = ReportFormat.text;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the findings to this file.")
    private Path output;

    /** Whether standard output belongs to a document for another program. */
    boolean isOnOutput() {
        return output == null && format != ReportFormat.text;
    }

    /** Writes the findings to the file that was named; where none was, to {@code out}. */
    void write(Findings findings, Console console, PrintWriter out) throws IOException {
        if (output != null) {
            try (Writer file = Files.newBufferedWriter(output, StandardCharsets.UTF_8)) {
                format.write(findings, file);
            }
            if (!findings.problems().isEmpty()) {
                console.err().println(Console.count(findings.problems()) + " in " + output);
            }
        } else if (format == ReportFormat.text) {
            console.report(findings.problems(), out);
        } else {
            format.write(findings, out);
        }
    }
}

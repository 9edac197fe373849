package dev.netc.cli;

import dev.netc.cli.report.Findings;
import dev.netc.compiler.source.Problem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code netc lint} */
@Command(
        name = "lint",
        description = "Checks model files: errors in names, arguments, shapes and budgets, and warnings of what is most"
                + " likely not meant. 'netc explain' tells more about each.",
        footer = {
            "  netc lint models",
            "  netc lint --fix models/lenet.net",
            "  netc lint --format sarif --output netc.sarif models",
            "  netc lint --allow dominant-layer,unused-label --warnings-as-errors - < models/lenet.net"
        })
final class LintCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSources sources;

    @Mixin
    private SeverityOptions severities;

    @Mixin
    private BaselineOptions baseline;

    @Mixin
    private ReportOptions report;

    @Option(names = "--fix", description = "Mend what can be mended without changing what a network computes.")
    private boolean fix;

    @Option(
            names = "--dump",
            paramLabel = "FORM",
            description = "Print a form of the models: ${COMPLETION-CANDIDATES}.")
    private DumpForm dump;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        if (dump != null && report.isOnOutput()) {
            throw new UserError(
                    "--dump and --format both write to the terminal; give the findings a file with --output");
        }
        severities.read();
        baseline.read();
        if (fix) {
            new Mending(sources, this::told, report.isOnOutput() ? console.err() : console.out()).run();
        }
        List<CompiledFile> files = sources.compile("");
        if (dump != null) {
            dump.print(files, console.out());
        }
        List<Problem> all = ModelSources.problems(files);
        baseline.write(all, console.err());
        List<String> names = files.stream().map(file -> file.source().name()).toList();
        Findings findings = new Findings(Version.number(), names, told(all));
        report.write(findings, console, dump == null ? console.out() : console.err());
        return findings.errors() > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    /** The findings that this command line asks for, each as grave as it says. */
    private List<Problem> told(List<Problem> problems) {
        return severities.apply(baseline.untold(problems));
    }
}

package dev.netc.cli;

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
        description = "Checks model files: names, arguments, shapes and budgets.",
        footer = {"  netc lint models", "  netc lint models/lenet.net --dump network"})
final class LintCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSources sources;

    @Option(
            names = "--dump",
            paramLabel = "FORM",
            description = "Print a form of the models: ${COMPLETION-CANDIDATES}.")
    private DumpForm dump;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        List<CompiledFile> files = sources.compile("");
        if (dump != null) {
            dump.print(files, console.out());
        }
        List<Problem> problems = ModelSources.problems(files);
        console.report(problems, dump == null ? console.out() : console.err());
        return problems.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }
}

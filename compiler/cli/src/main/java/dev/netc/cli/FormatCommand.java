package dev.netc.cli;

import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.Parser;
import dev.netc.compiler.syntax.TreePrinter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netc fmt} */
@Command(
        name = "fmt",
        description = "Formats model files in place; comments stay.",
        footer = {"  netc fmt models", "  netc fmt --check models/lenet.net", "  netc fmt - < draft.net > model.net"})
final class FormatCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--check", description = "Write nothing; name the files that are not formatted, and exit with 1.")
    private boolean check;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Model files, folders of them, or - for standard input.")
    private List<Path> files;

    @Override
    public Integer call() throws IOException {
        int worst = ExitCode.CLEAN;
        for (Path file : ModelFiles.named(files)) {
            worst = Math.max(worst, file.equals(ModelFiles.STANDARD_INPUT) ? formatInput() : formatFile(file));
        }
        return worst;
    }

    private int formatInput() throws IOException {
        SourceFile source = ModelFiles.read(ModelFiles.STANDARD_INPUT);
        Parser.Result parsed = parse(source);
        if (parsed.problems().hasErrors()) {
            return ExitCode.FINDINGS;
        }
        String formatted = TreePrinter.print(parsed.tree());
        if (check) {
            return formatted.equals(source.text()) ? ExitCode.CLEAN : unformatted(source.name());
        }
        spec.commandLine().getOut().print(formatted);
        spec.commandLine().getOut().flush();
        return ExitCode.CLEAN;
    }

    private int formatFile(Path file) throws IOException {
        SourceFile source = ModelFiles.read(file);
        Parser.Result parsed = parse(source);
        if (parsed.problems().hasErrors()) {
            return ExitCode.FINDINGS;
        }
        String formatted = TreePrinter.print(parsed.tree());
        if (formatted.equals(source.text())) {
            return ExitCode.CLEAN;
        }
        if (check) {
            return unformatted(source.name());
        }
        ModelFiles.replace(file, formatted);
        spec.commandLine().getOut().println("formatted " + file);
        return ExitCode.CLEAN;
    }

    private Parser.Result parse(SourceFile source) {
        Parser.Result parsed = Parser.parse(source);
        Console console = Console.of(spec);
        console.report(parsed.problems().inOrder(), console.err());
        return parsed;
    }

    private int unformatted(String name) {
        spec.commandLine().getOut().println(name + " is not formatted; 'netc fmt " + name + "' does it");
        return ExitCode.FINDINGS;
    }
}

package dev.netc.cli;

import dev.netc.compiler.Compilation.CompiledNetwork;
import dev.netc.compiler.java.GeneratedFile;
import dev.netc.compiler.source.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code netc compile} */
@Command(
        name = "compile",
        description =
                "Compiles model files to Java classes, one a network. A class that would be the same is not written again.",
        footer = "  netc compile lenet.net -d generated --package com.example.models")
final class CompileCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSources sources;

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description = "Where the package's folders go. Default: the current folder")
    private Path directory = Path.of("");

    @Option(names = "--package", paramLabel = "P", description = "The classes' package. Default: none")
    private String packageName = "";

    @Option(
            names = "--dump",
            paramLabel = "FORM",
            description = "Print a form of the models and write nothing: ${COMPLETION-CANDIDATES}.")
    private DumpForm dump;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        if (!packageName.isEmpty() && !SourceVersion.isName(packageName)) {
            throw new UserError(
                    "--package: expected a Java package such as com.example.models, found '" + packageName + "'");
        }
        List<CompiledFile> files = sources.compile(packageName);
        List<Problem> problems = ModelSources.problems(files);
        console.report(problems, console.err());
        if (dump != null) {
            dump.print(files, console.out());
        }
        if (problems.stream().anyMatch(Problem::isError)) {
            return ExitCode.FINDINGS;
        }
        if (dump == null) {
            write(files, console);
        }
        return ExitCode.CLEAN;
    }

    private void write(List<CompiledFile> files, Console console) throws IOException {
        for (CompiledFile file : files) {
            for (CompiledNetwork network : file.networks()) {
                GeneratedFile generated = network.java();
                boolean changed = generated.writeTo(directory.toAbsolutePath());
                console.out()
                        .println((changed ? "wrote " : "unchanged: ") + directory.resolve(generated.relativePath()));
            }
        }
    }
}

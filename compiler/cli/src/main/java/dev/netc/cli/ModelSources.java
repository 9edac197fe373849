package dev.netc.cli;

import dev.netc.compiler.Compilation;
import dev.netc.compiler.Compiler;
import dev.netc.compiler.source.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The model files that a command works through. */
final class ModelSources {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Model files, folders of them, or - for standard input.")
    private List<Path> files;

    @Mixin
    private Settings settings;

    /** The files, each once. */
    List<Path> files() throws IOException {
        return ModelFiles.named(files);
    }

    /** What the files are compiled with. */
    Compiler.Options options(String packageName) {
        return new Compiler.Options(packageName, settings.values());
    }

    /** Compiles all files, whatever is wrong with some. */
    List<CompiledFile> compile(String packageName) throws IOException {
        List<CompiledFile> compiled = new ArrayList<>();
        for (Path file : files()) {
            compiled.add(CompiledFile.of(file, options(packageName)));
        }
        settings.requireKnown(compiled.stream().map(CompiledFile::source).toList());
        return compiled;
    }

    /** What was found in all of them; what several share, in a block that they import, counts once. */
    static List<Problem> problems(List<CompiledFile> files) {
        return Compilation.problems(
                files.stream().map(CompiledFile::compilation).toList());
    }
}

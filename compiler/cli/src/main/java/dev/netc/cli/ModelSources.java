package dev.netc.cli;

import dev.netc.compiler.Compiler;
import dev.netc.compiler.source.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The model files that a command works through. */
final class ModelSources {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Model files, or folders of them.")
    private List<Path> files;

    @Mixin
    private Settings settings;

    /** Compiles all files, whatever is wrong with some. */
    List<CompiledFile> compile(String packageName) throws IOException {
        Compiler.Options options = new Compiler.Options(packageName, settings.values());
        List<CompiledFile> compiled = new ArrayList<>();
        for (Path file : ModelFiles.named(files)) {
            compiled.add(CompiledFile.of(file, options));
        }
        settings.requireKnown(compiled.stream().map(CompiledFile::source).toList());
        return compiled;
    }

    /** What was found in all of them; what several share, in a block that they import, counts once. */
    static List<Problem> problems(List<CompiledFile> files) {
        LinkedHashSet<Problem> all = new LinkedHashSet<>();
        files.forEach(file -> all.addAll(file.problems()));
        return List.copyOf(all);
    }
}

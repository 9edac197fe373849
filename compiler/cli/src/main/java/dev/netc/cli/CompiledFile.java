package dev.netc.cli;

import dev.netc.compiler.Compilation;
import dev.netc.compiler.Compilation.CompiledNetwork;
import dev.netc.compiler.Compiler;
import dev.netc.compiler.SourceFolder;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A model file of the command line, with what came of it. */
record CompiledFile(SourceFile source, Compilation compilation) {

    static CompiledFile of(Path file, Compiler.Options options) throws IOException {
        SourceFile source = ModelFiles.read(file);
        return new CompiledFile(source, new Compiler(SourceFolder.of(file), options).compile(source));
    }

    List<Problem> problems() {
        return compilation.problems();
    }

    List<CompiledNetwork> networks() {
        return compilation.networks();
    }
}

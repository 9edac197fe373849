package dev.netc.cli;

import dev.netc.compiler.Compiler;
import dev.netc.compiler.Fixes;
import dev.netc.compiler.SourceFolder;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Applies the safe fixes to model files, in place, and says to which. */
final class Mending {

    private final ModelSources sources;
    private final UnaryOperator<List<Problem>> told;
    private final PrintWriter out;

    /** @param told leaves those of a file's findings that are to be told, and so mended */
    Mending(ModelSources sources, UnaryOperator<List<Problem>> told, PrintWriter out) {
        this.sources = sources;
        this.told = told;
        this.out = out;
    }

    /** @throws UserError if standard input is among the files */
    void run() throws IOException {
        List<Path> files = sources.files();
        if (files.contains(ModelFiles.STANDARD_INPUT)) {
            throw new UserError("--fix: expected files, found standard input, which cannot be changed");
        }
        for (Path file : files) {
            mend(file);
        }
    }

    private void mend(Path file) throws IOException {
        SourceFile source = ModelFiles.read(file);
        Compiler compiler = new Compiler(SourceFolder.of(file), sources.options(""));
        Fixes.Fixed fixed = Fixes.applySafe(compiler, told, source);
        if (fixed.applied() > 0) {
            ModelFiles.replace(file, fixed.file().text());
            out.println("fixed " + Console.number(fixed.applied(), "finding") + " in " + file);
        }
    }
}

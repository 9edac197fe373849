package dev.netc.cli;

import dev.netc.compiler.BaselineFile;
import dev.netc.compiler.lint.Baseline;
import dev.netc.compiler.source.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Warnings that are known and not told. */
final class BaselineOptions {

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Leave out the warnings that this file lists, as --write-baseline wrote it.")
    private Path file;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Write down all warnings that there are now, and tell none of them.")
    private Path target;

    private BaselineFile known;

    /** @throws UserError if the file is no baseline */
    void read() throws IOException {
        known = file == null ? null : read(file);
    }

    private static BaselineFile read(Path file) throws IOException {
        try {
            return BaselineFile.read(file);
        } catch (Baseline.DamagedException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /** Writes a baseline if one is asked for; from then on it is the one that counts. */
    void write(List<Problem> problems, PrintWriter out) throws IOException {
        if (target != null) {
            long count = BaselineFile.write(target, problems);
            out.println("wrote " + Console.number(count, "warning") + " to " + target);
            known = read(target);
        }
    }

    List<Problem> untold(List<Problem> problems) {
        return known == null ? problems : known.untold(problems);
    }
}

package dev.netc.compiler;

import dev.netc.compiler.lint.Baseline;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A baseline on the disk, on behalf of a front end. Its entries name files as seen from its own folder, so that it serves from wherever
 * netc is started. It knows warnings only: an error is a network that does not exist.
 */
public final class BaselineFile {

    private final Path folder;
    private final Baseline baseline;

    private BaselineFile(Path folder, Baseline baseline) {
        this.folder = folder;
        this.baseline = baseline;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it cannot be read
     * @throws Baseline.DamagedException if it is no baseline
     */
    public static BaselineFile read(Path file) throws IOException, Baseline.DamagedException {
        String text = SourceFolder.read(file).text();
        return new BaselineFile(folder(file), Baseline.parse(file.toString(), text));
    }

    /** Writes a baseline that knows the warnings among these findings, and says how many they are. */
    public static long write(Path file, List<Problem> problems) throws IOException {
        Path folder = folder(file);
        List<Problem> warnings = problems.stream()
                .filter(problem -> !problem.isError())
                .map(problem -> seenFrom(folder, problem))
                .toList();
        Files.writeString(file, Baseline.of(warnings).text());
        return warnings.size();
    }

    /** The findings that are to be told: errors, and the warnings that the baseline does not know. */
    public List<Problem> untold(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.isError()
                        || !baseline.unknown(List.of(seenFrom(folder, problem))).isEmpty())
                .toList();
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().normalize().getParent();
    }

    private static Problem seenFrom(Path folder, Problem problem) {
        SourceFile source = problem.span().source();
        SourceFile renamed = new SourceFile(relative(folder, source.name()), source.text());
        return Problem.warning(
                problem.name(),
                renamed.span(problem.span().start(), problem.span().end()),
                problem.message());
    }

    /** A name that is no path, as of standard input, stays. */
    private static String relative(Path folder, String name) {
        try {
            Path file = Path.of(name).toAbsolutePath().normalize();
            return folder.getRoot().equals(file.getRoot())
                    ? folder.relativize(file).toString()
                    : file.toString();
        } catch (InvalidPathException e) {
            return name;
        }
    }
}

package dev.netc.cli;

import dev.netc.compiler.SourceFolder;
import dev.netc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The model files that a command line names; a folder stands for all {@code .net} files in it. */
final class ModelFiles {

    /** What stands for standard input on a command line. */
    static final Path STANDARD_INPUT = Path.of("-");

    private static final String ENDING = ".net";

    /** In bytes; whoever pipes more has piped something else. */
    private static final int LARGEST_INPUT = 64 << 20;

    private ModelFiles() {}

    /** All of them, each once, those of a folder in the order of their paths. */
    static List<Path> named(List<Path> arguments) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (Path argument : arguments) {
            if (Files.isDirectory(argument)) {
                files.addAll(inside(argument));
            } else {
                files.add(argument);
            }
        }
        return List.copyOf(files);
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> found = paths.filter(path -> path.toString().endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new UserError(folder + ": expected .net files in this folder, found none");
            }
            return found;
        }
    }

    /** Reads a file, or standard input, which must be UTF-8. */
    static SourceFile read(Path file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return readInput();
        }
        if (Files.isDirectory(file)) {
            throw new UserError(file + ": expected a .net file, found a folder");
        }
        if (!Files.exists(file)) {
            throw new UserError(file + ": there is no such file" + suggestion(file));
        }
        return SourceFolder.read(file);
    }

    private static SourceFile readInput() throws IOException {
        byte[] bytes = System.in.readNBytes(LARGEST_INPUT + 1);
        if (bytes.length > LARGEST_INPUT) {
            throw new UserError("-: expected a model file, found more than " + (LARGEST_INPUT >> 20) + " MiB");
        }
        return SourceFolder.decode("<stdin>", bytes);
    }

    /** Writes new text in place of a file's, which is never seen half written. */
    static void replace(Path file, String text) throws IOException {
        Path target = file.toRealPath();
        if (!Files.isWritable(target)) {
            throw new UserError(file + ": cannot be written, permission denied");
        }
        Path draft =
                Files.createTempFile(target.getParent(), target.getFileName().toString(), ".tmp");
        try {
            Files.writeString(draft, text);
            if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(target));
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String suggestion(Path file) {
        Path longer = Path.of(file + ENDING);
        return Files.isRegularFile(longer) ? "; did you mean " + longer + "?" : "";
    }
}

package dev.netc.cli;

import dev.netc.compiler.SourceFolder;
import dev.netc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The model files that a command line names; a folder stands for all {@code .net} files in it. */
final class ModelFiles {

    private static final String ENDING = ".net";

    private ModelFiles() {}

    /** All of them, those of a folder in the order of their paths. */
    static List<Path> named(List<Path> arguments) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path argument : arguments) {
            if (Files.isDirectory(argument)) {
                files.addAll(inside(argument));
            } else {
                files.add(argument);
            }
        }
        return files;
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

    /** Reads a file that must be UTF-8. */
    static SourceFile read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UserError(file + ": expected a .net file, found a folder");
        }
        if (!Files.exists(file)) {
            throw new UserError(file + ": there is no such file" + suggestion(file));
        }
        return SourceFolder.read(file);
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

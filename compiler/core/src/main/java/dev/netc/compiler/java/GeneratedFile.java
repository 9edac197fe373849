package dev.netc.compiler.java;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/**
 * A Java file that the compiler made.
 *
 * @param packageName the package, or empty for the unnamed one
 * @param className the class, which is also the file's name
 */
public record GeneratedFile(String packageName, String className, String text) {

    /** The class's full name. */
    public String qualifiedName() {
        return packageName.isEmpty() ? className : packageName + "." + className;
    }

    /** Where the file belongs below a source folder. */
    public Path relativePath() {
        return Path.of(qualifiedName().replace('.', '/') + ".java");
    }

    /**
     * Writes the file below this folder; one that already says the same is left alone.
     *
     * @return whether it was written
     * @throws IOException if it cannot be written, or would lie outside the folder; says which file and why
     */
    public boolean writeTo(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        Path file = root.resolve(relativePath()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("refusing to write " + file + ", which lies outside " + root);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return write(file, bytes);
        } catch (FileSystemException e) {
            throw new IOException("cannot write " + file + ": " + reason(e), e);
        }
    }

    private static boolean write(Path file, byte[] bytes) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "there is a folder of that name");
        }
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return false;
        }
        Files.createDirectories(file.getParent());
        replace(file, bytes);
        return true;
    }

    /** Whoever reads the file meanwhile finds all of the old text or all of the new. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String reason(FileSystemException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (trouble instanceof FileAlreadyExistsException) {
            return trouble.getFile() + " is not a folder";
        }
        return trouble.getReason() != null ? trouble.getReason() : trouble.toString();
    }
}

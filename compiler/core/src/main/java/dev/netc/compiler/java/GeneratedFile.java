package dev.netc.compiler.java;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
     * @throws IOException if it cannot be written, or would lie outside the folder
     */
    public boolean writeTo(Path folder) throws IOException {
        Path file = folder.resolve(relativePath()).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new IOException("refusing to write " + file + ", which lies outside " + folder);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file) && java.util.Arrays.equals(Files.readAllBytes(file), bytes)) {
            return false;
        }
        Files.createDirectories(file.getParent());
        Path temporary = Files.createTempFile(file.getParent(), className, ".tmp");
        try {
            Files.write(temporary, bytes);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return true;
    }
}

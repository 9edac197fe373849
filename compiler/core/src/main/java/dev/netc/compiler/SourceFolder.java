package dev.netc.compiler;

import dev.netc.compiler.model.ImportResolver;
import dev.netc.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads model files and what they import from a folder of the disk, on behalf of a front end; never anything outside of it. */
public final class SourceFolder implements ImportResolver {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** In bytes; the parser's own limit is much lower, this one keeps an endless device out of the memory. */
    private static final int LARGEST_FILE = 64 << 20;

    private final Path root;

    public SourceFolder(Path root) {
        this.root = root;
    }

    /** The folder that a file which is compiled by itself may import from: its own. */
    public static SourceFolder of(Path file) {
        return new SourceFolder(file.toAbsolutePath().getParent());
    }

    /**
     * Reads one file, which is called by its path.
     *
     * @throws IOException if it cannot be read, or is not UTF-8
     */
    public static SourceFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new IOException(
                        file + ": expected a model file, found one of more than " + (LARGEST_FILE >> 20) + " MiB");
            }
            return decode(file.toString(), bytes);
        }
    }

    /**
     * The text of these bytes, under the name that a person knows it by.
     *
     * @throws IOException if they are not UTF-8
     */
    public static SourceFile decode(String name, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
            return new SourceFile(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < rest.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new IOException(name + ": expected UTF-8 text, found other bytes in line " + line, e);
        }
    }

    @Override
    public Resolved resolve(SourceFile importing, String path) {
        Path file = Path.of(importing.name()).resolveSibling(path).normalize();
        try {
            if (!Files.isRegularFile(file)) {
                return Resolved.missing("expected a model file to import, found none at " + file);
            }
            if (!file.toRealPath().startsWith(root.toRealPath())) {
                return Resolved.missing("an import stays inside the source folder, but " + file + " leads out of it");
            }
            return Resolved.found(read(file));
        } catch (IOException e) {
            return Resolved.missing("cannot read " + file + ": " + e.getMessage());
        }
    }
}

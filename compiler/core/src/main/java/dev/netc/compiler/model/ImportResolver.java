package dev.netc.compiler.model;

import dev.netc.compiler.source.SourceFile;
import java.util.Optional;

/** Finds the text of imported files; the compiler itself touches no disk. */
public interface ImportResolver {

    /**
     * @param file the text, or empty where it cannot be had
     * @param reason why it cannot, as a message says it: {@code no such file: /models/blocks/resnet.net}
     */
    record Resolved(Optional<SourceFile> file, String reason) {

        public static Resolved found(SourceFile file) {
            return new Resolved(Optional.of(file), "");
        }

        public static Resolved missing(String reason) {
            return new Resolved(Optional.empty(), reason);
        }
    }

    /** @param path relative to the importing file, with forward slashes, never above the source folder */
    Resolved resolve(SourceFile importing, String path);

    /** For texts that stand alone. */
    static ImportResolver none() {
        return (importing, path) -> Resolved.missing("imports are not available here");
    }
}

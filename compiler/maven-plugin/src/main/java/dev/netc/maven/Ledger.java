package dev.netc.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What the last run read and wrote, kept in the build folder: when neither has changed there is nothing to do, and what was
 * written then and is not now belongs to a model that vanished.
 *
 * @param fingerprint of the plugin, its parameters, and the names and texts of all models
 * @param files generated, relative to the output folder
 */
record Ledger(String fingerprint, List<String> files) {

    Ledger {
        files = List.copyOf(files);
    }

    /** What stands in this file; an empty ledger where there is none. */
    static Ledger read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new Ledger("", List.of());
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() ? new Ledger("", List.of()) : new Ledger(lines.get(0), lines.subList(1, lines.size()));
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(fingerprint);
        lines.addAll(files);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    /** Whether a run with this fingerprint would write what is there. */
    boolean isCurrent(String newFingerprint, Path output) {
        return fingerprint.equals(newFingerprint)
                && files.stream().allMatch(file -> Files.isRegularFile(output.resolve(file)));
    }

    /** Removes the files of this ledger that a newer one does not name. */
    int removeVanished(Ledger newer, Path output) throws IOException {
        int removed = 0;
        for (String file : files) {
            Path path = output.resolve(file).normalize();
            if (!newer.files.contains(file) && path.startsWith(output) && Files.deleteIfExists(path)) {
                removed++;
            }
        }
        return removed;
    }

    static String fingerprint(CompileRequest request, String pluginVersion) throws IOException {
        MessageDigest digest = sha256();
        add(digest, pluginVersion);
        add(digest, request.packageName());
        add(digest, request.includes().toString());
        add(digest, request.warnings().fingerprint());
        for (Path file : ModelPath.all(request.sources())) {
            add(digest, request.sources().relativize(file).toString());
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

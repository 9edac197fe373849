package dev.netc.train.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** Fetches one file whose md5 sum is known. It is in its place whole and right, or not at all. */
final class Download {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DownloadListener listener;

    Download(DownloadListener listener) {
        this.listener = listener;
    }

    /**
     * @throws IOException if the file cannot be fetched or has another sum; in a few words, to be part of a longer
     * message
     */
    void fetch(URI source, String sum, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
        try {
            String received = transfer(source, part, target);
            if (!received.equals(sum)) {
                throw new IOException(
                        "the file received from " + source + " has the md5 sum " + received + ", not " + sum);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Copies what the source sends, and gives its sum. */
    private String transfer(URI source, Path part, Path target) throws IOException {
        URLConnection connection = source.toURL().openConnection();
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        try (InputStream in = connection.getInputStream()) {
            listener.started(source, target, connection.getContentLengthLong());
            return copy(in, part);
        } finally {
            listener.ended();
        }
    }

    private String copy(InputStream in, Path part) throws IOException {
        MessageDigest digest = md5();
        try (OutputStream out = Files.newOutputStream(part)) {
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                digest.update(buffer, 0, count);
                listener.received(count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has MD5", impossible);
        }
    }
}

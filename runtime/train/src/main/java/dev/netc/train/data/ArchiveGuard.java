package dev.netc.train.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Watches over the reading of one archive: that it names nothing outside of itself, ends, and keeps what it says of its
 * sizes. Nothing is ever unpacked, so that no entry could write anywhere; an archive that tries is refused all the same.
 */
final class ArchiveGuard {

    private static final long MEBIBYTE = 1L << 20;

    private final Path archive;
    private final Limits limits;
    private final long mostBytes;
    private long entries;
    private long bytes;

    /**
     * How large an honest archive may be.
     *
     * @param entries in an archive
     * @param fileBytes in one of its files
     * @param ratio of what is in it to its own size; images are compressed already, tables come to about 20
     * @param freeBytes that are allowed whatever the ratio
     */
    record Limits(long entries, int fileBytes, long ratio, long freeBytes) {

        static Limits standard() {
            return new Limits(5_000_000, 1 << 28, 200, 64 * MEBIBYTE);
        }
    }

    ArchiveGuard(Path archive, Limits limits) throws IOException {
        this.archive = archive;
        this.limits = limits;
        this.mostBytes = Files.size(archive) * limits.ratio() + limits.freeBytes();
    }

    /**
     * The path of one more entry, with {@code /} between names.
     *
     * @param isPlain whether it is a file or a folder, not a link or a device
     */
    String path(String written, boolean isPlain) throws DataException {
        if (++entries > limits.entries()) {
            throw refusal("has more than " + limits.entries() + " entries");
        }
        String path = written.replace('\\', '/');
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        if (path.startsWith("/")
                || path.matches("(?s)[A-Za-z]:.*")
                || List.of(path.split("/")).contains("..")) {
            throw refusal("has an entry that points outside of it: " + shown(written));
        }
        if (!isPlain) {
            throw refusal("has an entry that is a link or a device: " + shown(written));
        }
        return path;
    }

    /** Counts what comes out of the archive, and stops what would never end. */
    InputStream counted(InputStream uncompressed) {
        return new FilterInputStream(uncompressed) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                count(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = super.read(target, offset, length);
                count(Math.max(read, 0));
                return read;
            }

            @Override
            public long skip(long count) throws IOException {
                long skipped = super.skip(count);
                count(skipped);
                return skipped;
            }
        };
    }

    private void count(long more) throws DataException {
        bytes += more;
        if (bytes > mostBytes) {
            throw refusal("holds more than " + bytes / MEBIBYTE + " MiB in a file of " + sizeText()
                    + ", as archives do that are made to fill memories");
        }
    }

    private String sizeText() {
        long size = (mostBytes - limits.freeBytes()) / limits.ratio();
        return size < MEBIBYTE ? size + " bytes" : size / MEBIBYTE + " MiB";
    }

    /**
     * What is in a file. Memory grows with what is really there, not with what the archive claims.
     *
     * @param claimed the size that the archive claims
     */
    byte[] content(String path, long claimed, InputStream content) throws IOException {
        if (claimed > limits.fileBytes()) {
            throw tooLarge(path);
        }
        byte[] read = content.readNBytes((int) claimed + 1);
        if (read.length != claimed) {
            throw refusal("claims that " + shown(path) + " has " + claimed + " bytes, but it has "
                    + (read.length > claimed ? "more" : read.length));
        }
        return read;
    }

    private DataException tooLarge(String path) {
        return refusal("has a file of more than " + limits.fileBytes() / MEBIBYTE + " MiB: " + shown(path));
    }

    private DataException refusal(String what) {
        return new DataException(archive + " " + what
                + "; it was not read further, and nothing was unpacked: get it from a source that you trust, or pack the"
                + " folder anew");
    }

    /** What a stranger wrote, fit for a terminal. */
    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
    }
}

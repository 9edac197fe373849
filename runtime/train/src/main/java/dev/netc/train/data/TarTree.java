package dev.netc.train.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** The files of a tar archive, compressed by gzip or not. */
record TarTree(Path archive, ArchiveGuard.Limits limits) implements FileTree {

    private static final int BUFFER = 1 << 16;

    TarTree(Path archive) {
        this(archive, ArchiveGuard.Limits.standard());
    }

    @Override
    public void visit(Visitor visitor) throws DataException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER)) {
            ArchiveGuard guard = new ArchiveGuard(archive, limits);
            InputStream counted = guard.counted(uncompressed(file));
            visit(visitor, guard, new TarArchiveInputStream(new BufferedInputStream(counted, BUFFER)));
        } catch (DataException known) {
            throw known;
        } catch (IOException | IllegalArgumentException damaged) {
            // Commons Compress answers damaged headers with both.
            throw new DataException(
                    archive + " is damaged, or no tar archive: " + damaged.getMessage() + "; get it again", damaged);
        }
    }

    private static InputStream uncompressed(InputStream file) throws IOException {
        return FileTree.isGzip(file)
                ? GzipCompressorInputStream.builder()
                        .setInputStream(file)
                        .setDecompressConcatenated(true)
                        .get()
                : file;
    }

    private void visit(Visitor visitor, ArchiveGuard guard, TarArchiveInputStream tar) throws IOException {
        boolean goesOn = true;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null && goesOn; entry = tar.getNextEntry()) {
            String path = guard.path(entry.getName(), entry.isFile() && !isSpecial(entry) || entry.isDirectory());
            long size = entry.getSize();
            if (!entry.isDirectory() && !FileTree.isHidden(path)) {
                goesOn = visitor.visit(path, () -> content(guard, path, size, tar));
            }
        }
    }

    private static boolean isSpecial(TarArchiveEntry entry) {
        return entry.isLink()
                || entry.isSymbolicLink()
                || entry.isFIFO()
                || entry.isCharacterDevice()
                || entry.isBlockDevice();
    }

    private byte[] content(ArchiveGuard guard, String path, long size, InputStream tar) throws DataException {
        try {
            return guard.content(path, size, tar);
        } catch (DataException known) {
            throw known;
        } catch (IOException damaged) {
            throw new DataException(
                    archive + " is damaged at " + path + ": " + damaged.getMessage() + "; get it again", damaged);
        }
    }
}

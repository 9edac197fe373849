package dev.netc.train.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The files of a zip archive. */
record ZipTree(Path archive, ArchiveGuard.Limits limits) implements FileTree {

    ZipTree(Path archive) {
        this(archive, ArchiveGuard.Limits.standard());
    }

    @Override
    public void visit(Visitor visitor) throws DataException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            ArchiveGuard guard = new ArchiveGuard(archive, limits);
            Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
            boolean goesOn = true;
            while (goesOn && entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                String path = guard.path(entry.getName(), !entry.isUnixSymlink());
                if (!entry.isDirectory() && !FileTree.isHidden(path)) {
                    goesOn = visitor.visit(path, () -> content(guard, path, entry, zip));
                }
            }
        } catch (DataException known) {
            throw known;
        } catch (IOException | IllegalArgumentException damaged) {
            throw new DataException(
                    archive + " is damaged, or no zip archive: " + damaged.getMessage() + "; get it again", damaged);
        }
    }

    private byte[] content(ArchiveGuard guard, String path, ZipArchiveEntry entry, ZipFile zip) throws DataException {
        if (!zip.canReadEntryData(entry)) {
            throw new DataException(archive + ": " + path
                    + " is encrypted or compressed in an unknown way; pack the folder anew without a password");
        }
        try (InputStream content = guard.counted(zip.getInputStream(entry))) {
            return guard.content(path, entry.getSize(), content);
        } catch (DataException known) {
            throw known;
        } catch (IOException damaged) {
            throw new DataException(
                    archive + " is damaged at " + path + ": " + damaged.getMessage() + "; get it again", damaged);
        }
    }
}

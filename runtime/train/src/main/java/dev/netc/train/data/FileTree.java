package dev.netc.train.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The files of a data set where they lie: in a folder, or in an archive, which is read as it is and never unpacked. */
interface FileTree {

    /** Sees one file after the other. */
    interface Visitor {

        /**
         * @param path within the tree, with {@code /} between names
         * @return whether to go on
         */
        boolean visit(String path, Content content) throws DataException;
    }

    /** What is in a file; to be read while it is visited. */
    interface Content {

        byte[] read() throws DataException;
    }

    /**
     * Shows all files to the visitor, in the order in which they lie; hidden ones are passed over.
     *
     * @throws DataException if something cannot be read, or is not what an honest archive has in it
     */
    void visit(Visitor visitor) throws DataException;

    /** The tree of a folder, or of an archive by the ending of its name. */
    static FileTree of(Path place) throws DataException {
        if (Files.isDirectory(place)) {
            return new FolderTree(place);
        }
        String name = place.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip")) {
            return new ZipTree(place);
        }
        if (name.endsWith(".tar.gz") || name.endsWith(".tgz") || name.endsWith(".tar")) {
            return new TarTree(place);
        }
        throw new DataException(
                place + " is of a kind that cannot be read; expected a folder, .tar.gz, .tgz, .tar, .zip or .csv");
    }

    /** Whether a file is the system's own: {@code .DS_Store}, {@code __MACOSX/...}, {@code Thumbs.db}. */
    static boolean isHidden(String path) {
        return path.startsWith(".")
                || path.contains("/.")
                || path.startsWith("__MACOSX/")
                || path.endsWith("Thumbs.db");
    }

    /** Whether a file begins as gzip does. */
    static boolean isGzip(InputStream file) throws IOException {
        file.mark(2);
        boolean gzip = file.read() == 0x1F && file.read() == 0x8B;
        file.reset();
        return gzip;
    }
}

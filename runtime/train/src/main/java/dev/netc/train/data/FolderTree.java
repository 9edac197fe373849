package dev.netc.train.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** The files of a folder and the folders in it, in the order of their names. */
record FolderTree(Path folder) implements FileTree {

    @Override
    public void visit(Visitor visitor) throws DataException {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            Iterator<Path> files = all.filter(Files::isRegularFile).sorted().iterator();
            boolean goesOn = true;
            while (goesOn && files.hasNext()) {
                Path file = files.next();
                String path = folder.relativize(file).toString().replace('\\', '/');
                goesOn = FileTree.isHidden(path) || visitor.visit(path, () -> content(file));
            }
        } catch (DataException known) {
            throw known;
        } catch (IOException | UncheckedIOException failed) {
            throw new DataException(folder + " cannot be read: " + failed.getMessage() + "; make it readable", failed);
        }
    }

    private static byte[] content(Path file) throws DataException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new DataException(file + " cannot be read: " + failed.getMessage() + "; make it readable", failed);
        }
    }
}

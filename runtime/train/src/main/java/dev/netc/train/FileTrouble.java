package dev.netc.train;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what the file system refuses; the JDK's own messages are often no more than a path. */
public final class FileTrouble {

    private FileTrouble() {}

    public static String message(IOException trouble) {
        if (trouble instanceof FileSystemException system) {
            return system.getFile() + ": " + reason(system);
        }
        return trouble.getMessage() != null ? trouble.getMessage() : trouble.toString();
    }

    private static String reason(FileSystemException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (trouble instanceof FileAlreadyExistsException) {
            return "expected a folder, found a file";
        }
        if (trouble instanceof NotDirectoryException) {
            return "not a folder";
        }
        if (trouble instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        return trouble.getReason() != null ? trouble.getReason() : "cannot be read or written";
    }
}

package dev.netc.train.data;

import java.net.URI;
import java.nio.file.Path;

/** Hears how a download goes; does nothing unless overridden. */
public interface DownloadListener {

    /** @param bytes how many will come, or -1 where the server does not say */
    default void started(URI source, Path target, long bytes) {}

    /** @param bytes how many have come since the last call */
    default void received(int bytes) {}

    /** The download has ended, well or not, or could not be started. */
    default void ended() {}
}

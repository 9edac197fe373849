package dev.netc.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Decodes the images of a tree on all cores, while the tree is read. */
final class ImageDecoding {

    /** Files that are read ahead, which bounds the memory that they take. */
    private static final int AHEAD = 128;
    /** The part of the memory that images may take, in hundredths. */
    private static final int LARGEST_PERCENTAGE = 75;

    /** @param path within the tree */
    record Decoded(String path, ImageReader.Bytes bytes) {}

    private final Semaphore room = new Semaphore(AHEAD);
    private final List<Future<Decoded>> decoded = new ArrayList<>();
    private final ExecutorService pool =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
                Thread thread = new Thread(work, "netc-images");
                thread.setDaemon(true);
                return thread;
            });

    private Optional<List<Integer>> shape;
    private ImageReader reader;
    private volatile boolean failed;

    /** @param shape what all images are made to fit; empty for the shape of the first */
    ImageDecoding(Optional<List<Integer>> shape) {
        this.shape = shape;
    }

    /** C x H x W of all images; empty where there were none to tell. */
    Optional<List<Integer>> shape() {
        return shape;
    }

    /**
     * All images of the tree, in its order; other files are passed over.
     *
     * @throws DataException of the first image that is damaged, or if the images do not fit into memory
     */
    List<Decoded> decode(String source, FileTree tree) throws DataException {
        try {
            tree.visit((path, content) -> {
                if (ImageFolder.isImage(path)) {
                    submit(source, path, content.read());
                }
                return !failed;
            });
            return results();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DataException("the reading of " + source + " was stopped", stopped);
        } finally {
            pool.shutdownNow();
        }
    }

    private void submit(String source, String path, byte[] content) throws DataException {
        String name = source + ": " + path;
        if (reader == null) {
            shape = Optional.of(shape.isPresent() ? shape.get() : ImageReader.shape(name, content));
            reader = new ImageReader(shape.get());
        }
        requireRoom(source, decoded.size() + 1L);
        room.acquireUninterruptibly();
        decoded.add(pool.submit(() -> {
            try {
                return new Decoded(path, reader.read(name, content));
            } catch (DataException damaged) {
                failed = true;
                throw damaged;
            } catch (OutOfMemoryError full) {
                failed = true;
                throw new DataException(
                        name + " does not fit into the memory; give Java more (-Xmx), or make it smaller", full);
            } finally {
                room.release();
            }
        }));
    }

    private void requireRoom(String source, long images) throws DataException {
        long bytes = images * shape.orElseThrow().stream().reduce(1, Math::multiplyExact);
        long most = Runtime.getRuntime().maxMemory() / 100 * LARGEST_PERCENTAGE;
        if (bytes > most) {
            throw new DataException(source + " has too many images for the memory: the first " + (images - 1)
                    + " take " + (most >> 20) + " MiB; give Java more (-Xmx, in NETC_JAVA_OPTIONS for netc), or train"
                    + " with smaller or fewer images");
        }
    }

    private List<Decoded> results() throws DataException, InterruptedException {
        List<Decoded> images = new ArrayList<>();
        for (Future<Decoded> future : decoded) {
            try {
                images.add(future.get());
            } catch (ExecutionException damaged) {
                if (damaged.getCause() instanceof DataException known) {
                    throw known;
                }
                throw new IllegalStateException(damaged.getCause());
            }
        }
        return images;
    }
}

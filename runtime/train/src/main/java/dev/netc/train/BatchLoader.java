package dev.netc.train;

import dev.netc.train.data.Samples;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Prepares the batches of an epoch, several at a time, while those before them are computed on. There is room for a few,
 * which is used again and again; the last batch of an epoch holds what is left over.
 */
final class BatchLoader implements AutoCloseable {

    /** Threads that prepare batches; more would only take time from those that compute. */
    private static final int MOST_THREADS = 4;

    private static final int THREADS =
            Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    /** Batches that are prepared, or being prepared, while another is computed on. */
    private static final int AHEAD = THREADS + 1;

    private final SampleReader reader;
    private final Batch[] whole;
    private final Batch rest;
    private final int batch;
    private final Queue<CompletableFuture<Batch>> coming = new ArrayDeque<>();
    private final ExecutorService background = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "netc-batches");
        thread.setDaemon(true);
        return thread;
    });

    private int[] order;
    private int epoch;
    private int position;
    private int turn;
    private long waited;

    /** @param asNumbers whether the loss compares with numbers, to which classes are then turned one-hot */
    BatchLoader(SampleReader reader, int batch, boolean asNumbers) {
        this.reader = reader;
        this.batch = batch;
        Samples samples = reader.samples();
        int left = samples.count() % batch;
        this.whole = new Batch[Math.min(samples.count() / batch, AHEAD + 1)];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = new Batch(batch, samples, asNumbers);
        }
        this.rest = left == 0 ? null : new Batch(left, samples, asNumbers);
    }

    /** Batches in an epoch. */
    int batches() {
        return (reader.samples().count() + batch - 1) / batch;
    }

    /** Begins an epoch that takes the samples in this order. What was left of the last one is dropped. */
    void start(int[] newOrder) {
        while (!coming.isEmpty()) {
            coming.remove().join();
        }
        order = newOrder;
        epoch++;
        position = 0;
        turn = 0;
        waited = 0;
        while (coming.size() < AHEAD && prepareNext()) {
            // Each call sends one more batch on its way.
        }
    }

    /** The next batch, or null after the last. It stays as it is until the next call. */
    Batch next() {
        if (coming.isEmpty()) {
            return null;
        }
        long asked = System.nanoTime();
        Batch ready = coming.remove().join();
        waited += System.nanoTime() - asked;
        prepareNext();
        return ready;
    }

    /** Seconds of the epoch for which {@link #next} has waited for a batch that was not ready. */
    double waited() {
        return waited / 1e9;
    }

    /** Whether there was one more to prepare. */
    private boolean prepareNext() {
        int from = position;
        int left = reader.samples().count() - from;
        if (left <= 0) {
            return false;
        }
        Batch target = left < batch ? rest : whole[turn];
        turn = (turn + 1) % (AHEAD + 1);
        position += target.size();
        int now = epoch;
        coming.add(CompletableFuture.supplyAsync(
                () -> {
                    target.fill(reader, now, order, from);
                    return target;
                },
                background));
        return true;
    }

    @Override
    public void close() {
        background.shutdown();
    }
}

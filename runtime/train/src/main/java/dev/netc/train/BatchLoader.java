package dev.netc.train;

import dev.netc.train.data.Normalization;
import dev.netc.train.data.Samples;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Prepares the batches of an epoch, each while the one before it is computed on. There is room for two at a time,
 * which is used again and again; the last batch of an epoch holds what is left over.
 */
final class BatchLoader implements AutoCloseable {

    private final Samples samples;
    private final Normalization normalization;
    private final Batch[] whole;
    private final Batch rest;
    private final int batch;
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "netc-batches");
        thread.setDaemon(true);
        return thread;
    });

    private int[] order;
    private int position;
    private int turn;
    private CompletableFuture<Batch> coming;

    BatchLoader(Samples samples, Normalization normalization, int batch, boolean asNumbers) {
        this.samples = samples;
        this.normalization = normalization;
        this.batch = batch;
        int left = samples.count() % batch;
        this.whole = samples.count() < batch
                ? new Batch[0]
                : new Batch[] {new Batch(batch, samples, asNumbers), new Batch(batch, samples, asNumbers)};
        this.rest = left == 0 ? null : new Batch(left, samples, asNumbers);
    }

    /** Batches in an epoch. */
    int batches() {
        return (samples.count() + batch - 1) / batch;
    }

    /** Begins an epoch that takes the samples in this order. What was left of the last one is dropped. */
    void start(int[] newOrder) {
        if (coming != null) {
            coming.join();
        }
        order = newOrder;
        position = 0;
        coming = prepareNext();
    }

    /** The next batch, or null after the last. It stays as it is until the next call. */
    Batch next() {
        if (coming == null) {
            return null;
        }
        Batch ready = coming.join();
        coming = prepareNext();
        return ready;
    }

    private CompletableFuture<Batch> prepareNext() {
        int from = position;
        int left = samples.count() - from;
        if (left <= 0) {
            return null;
        }
        Batch target = left < batch ? rest : whole[turn];
        turn = 1 - turn;
        position += target.size();
        return CompletableFuture.supplyAsync(
                () -> {
                    target.fill(samples, normalization, order, from);
                    return target;
                },
                background);
    }

    @Override
    public void close() {
        background.shutdown();
    }
}

package dev.netc.cli;

import dev.netc.cli.TrialRecord.Identity;
import dev.netc.runtime.backend.BackendException;
import dev.netc.train.FileTrouble;
import dev.netc.train.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains all trials of a search that are not over yet, several at a time, and writes down what comes of each. A trial that fails does not
 * end the search.
 */
final class SearchRun {

    /** Carries out one trial. */
    interface Training {

        /** What a trial's result will follow from, beside its values. */
        Identity identity(Trial trial);

        /** Trains, and leaves the weights in the trial's folder; empty where it was stopped. */
        Optional<TrialRecord.Result> train(Trial trial, SearchListener listener) throws IOException, TrainingException;
    }

    /** Where one setting of a record's text ends, and another begins. */
    private static final String SETTING_END = "[\\[\\]]*, |[\\[\\]]+";

    /** Of a trial whose values the network does not compile with. */
    private static final Identity UNCOMPILED = new Identity("", "", 0);

    private final String network;
    private final List<Trial> trials;
    private final SearchFolder folder;
    private final Training training;
    private final Console console;
    private final Map<Trial, TrialRecord> records = new LinkedHashMap<>();
    private volatile boolean stopping;

    SearchRun(String network, List<Trial> trials, SearchFolder folder, Training training, Console console) {
        this.network = network;
        this.trials = List.copyOf(trials);
        this.folder = folder;
        this.training = training;
        this.console = console;
    }

    /**
     * Takes over what an earlier search left in the folder.
     *
     * @return how many runs need not be done again
     * @throws UserError if a run there is of another network or was trained otherwise
     */
    int resume() throws IOException {
        for (Trial trial : trials) {
            folder.read(trial)
                    .filter(record -> stillCounts(trial, record))
                    .ifPresent(record -> records.put(trial, record));
        }
        reopenWithoutWeights();
        return records.size();
    }

    private boolean stillCounts(Trial trial, TrialRecord record) {
        Identity now = identity(trial);
        boolean isMended = record.identity().equals(UNCOMPILED) && !now.equals(UNCOMPILED);
        if (record.again() || isMended) {
            return false;
        }
        requireSame(trial, record.identity(), now);
        return true;
    }

    /** The best run is done again where its weights went when another, which is not tried any more, was better. */
    private void reopenWithoutWeights() {
        best().filter(best -> !Files.isRegularFile(folder.weights(best))).ifPresent(records::remove);
    }

    private Identity identity(Trial trial) {
        try {
            return training.identity(trial);
        } catch (UserError doesNotCompile) {
            return UNCOMPILED;
        }
    }

    private void requireSame(Trial trial, Identity before, Identity now) {
        if (before.equals(now)) {
            return;
        }
        String difference = !before.network().equals(now.network())
                ? "the network has changed since"
                : !before.settings().equals(now.settings())
                        ? "it was trained with " + only(before.settings(), now.settings())
                                + ", and now it would be with " + only(now.settings(), before.settings())
                        : "its seed was " + before.seed() + ", and now it is " + now.seed();
        throw new UserError(folder.of(trial) + " holds a run of another search: " + difference
                + "; choose another --out, or remove the folder");
    }

    /** Of these settings, those that the others have not. */
    private static String only(String settings, String others) {
        Set<String> own = new LinkedHashSet<>(List.of(settings.split(SETTING_END)));
        own.removeAll(List.of(others.split(SETTING_END)));
        return own.isEmpty() ? "fewer settings" : String.join(", ", own);
    }

    /** The trials that are not over yet. */
    List<Trial> open() {
        return trials.stream().filter(trial -> !records.containsKey(trial)).toList();
    }

    /** Trains what is open, so many at a time, until all are over or {@link #stop} is called. */
    void run(int parallel, SearchListener listener) {
        ExecutorService workers = Executors.newFixedThreadPool(parallel);
        try {
            Queue<Trial> waiting = new ConcurrentLinkedQueue<>(open());
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < parallel; i++) {
                work.add(workers.submit(() -> work(waiting, listener)));
            }
            for (Future<?> each : work) {
                await(each);
            }
        } finally {
            stopping = true;
            workers.shutdownNow();
            listener.searchDone();
        }
        try {
            writeResults();
        } catch (IOException failed) {
            console.err().println("netc: " + FileTrouble.message(failed) + "; the results are not written");
        }
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void work(Queue<Trial> waiting, SearchListener listener) {
        for (Trial trial = waiting.poll(); trial != null && !stopping; trial = waiting.poll()) {
            Optional<TrialRecord> record = carryOut(trial, listener);
            if (record.isPresent()) {
                keep(trial, record.get(), listener);
            } else {
                listener.trialStopped(trial);
            }
        }
    }

    private Optional<TrialRecord> carryOut(Trial trial, SearchListener listener) {
        Identity identity = identity(trial);
        try {
            return training.train(trial, listener).map(result -> TrialRecord.finished(trial, identity, result));
        } catch (TrainingException | RuntimeException | IOException failed) {
            boolean again = failed instanceof IOException || failed instanceof BackendException;
            return Optional.of(TrialRecord.failed(trial, identity, Failures.message(failed), again));
        } catch (OutOfMemoryError failed) {
            return Optional.of(TrialRecord.failed(
                    trial, identity, "out of memory; run fewer at a time with --parallel, or smaller batches", true));
        }
    }

    private synchronized void keep(Trial trial, TrialRecord record, SearchListener listener) {
        records.put(trial, record);
        try {
            folder.write(trial, record);
            forgetWeights();
            writeResults();
        } catch (IOException failed) {
            console.err()
                    .println("netc: " + FileTrouble.message(failed) + "; the record of " + trial.text()
                            + " was not written, so that the run will be done again another time");
        }
        listener.trialDone(trial, record);
    }

    /** Of the runs that are over, only the best one's weights stay. */
    private void forgetWeights() throws IOException {
        Optional<Trial> best = best();
        for (Trial trial : records.keySet()) {
            if (!best.equals(Optional.of(trial))) {
                folder.forgetWeights(trial);
            }
        }
    }

    private void writeResults() throws IOException {
        folder.writeResults(network, ranked());
    }

    /** What is over, the best first. */
    synchronized List<TrialRecord> ranked() {
        return records.values().stream().sorted(TrialRecord.RANKING).toList();
    }

    /** The trial whose weights are kept; empty where none came to an end. */
    synchronized Optional<Trial> best() {
        return records.entrySet().stream()
                .filter(entry -> !entry.getValue().isFailure())
                .min(Comparator.comparing(Map.Entry::getValue, TrialRecord.RANKING))
                .map(Map.Entry::getKey);
    }

    /** Begins no further trial. Those at work are stopped by whoever trains them. */
    void stop() {
        stopping = true;
    }
}

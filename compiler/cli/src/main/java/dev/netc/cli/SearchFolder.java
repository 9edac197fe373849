package dev.netc.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a search keeps its runs: a folder each, in which {@code record.json} says that the run is over, and {@code results.csv} and {@code
 * results.json} of all. Each file is there whole or not at all, whenever the process ends. One search at a time works in a folder.
 */
final class SearchFolder implements AutoCloseable {

    private static final String RECORD = "record.json";

    private final Path folder;
    private final FileChannel lock;

    /** @throws UserError if the folder cannot be made, or if another search is at work there */
    SearchFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("runs"));
        this.lock = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isAlone()) {
            lock.close();
            throw new UserError(folder + ": another search is at work here; wait for it, or choose another --out");
        }
    }

    private boolean isAlone() throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    /** Where a trial's training leaves what it makes. */
    Path of(Trial trial) {
        return folder.resolve("runs").resolve(trial.folderName());
    }

    Path weights(Trial trial) {
        return of(trial).resolve(Weights.FILE);
    }

    Path report(Trial trial) {
        return of(trial).resolve("report.html");
    }

    Path csv() {
        return folder.resolve("results.csv");
    }

    Path json() {
        return folder.resolve("results.json");
    }

    /** The record of a run that is over; empty where there is none, or only a damaged one. */
    Optional<TrialRecord> read(Trial trial) throws IOException {
        Path file = of(trial).resolve(RECORD);
        return Files.isRegularFile(file)
                ? TrialJson.read(Files.readString(file))
                        .filter(record -> record.values().equals(trial.written()))
                : Optional.empty();
    }

    /** How many runs lie here that are none of these. */
    long others(List<Trial> trials) throws IOException {
        Set<Path> own = trials.stream().map(this::of).collect(Collectors.toSet());
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            return runs.filter(run -> Files.isRegularFile(run.resolve(RECORD)) && !own.contains(run))
                    .count();
        }
    }

    void write(Trial trial, TrialRecord record) throws IOException {
        Files.createDirectories(of(trial));
        replace(of(trial).resolve(RECORD), TrialJson.write(record));
    }

    /** Removes the weights of a run that another is better than. */
    void forgetWeights(Trial trial) throws IOException {
        Files.deleteIfExists(weights(trial));
    }

    void writeResults(String network, List<TrialRecord> ranked) throws IOException {
        replace(csv(), SearchTable.csv(ranked));
        replace(json(), TrialJson.write(network, ranked));
    }

    private static void replace(Path file, String text) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}

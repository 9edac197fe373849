package dev.netc.benchmarks.compare;

import dev.netc.runtime.backend.Backend;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures the sides of a row. In each round every side has a new process; once all are warm, they take turns of a second, and the
 * machine's peak is measured around each turn: what else the machine does changes from minute to minute, and so meets all.
 */
final class Contest {

    private static final double TURN_SECONDS = 1;
    private static final double PEAK_SECONDS = 0.04;

    private final int rounds;
    private final int seconds;
    private final Backend cpu;
    private final Path log;
    private final PrintWriter err;

    private final Set<String> failed = new HashSet<>();
    private final Map<String, Result> results = new LinkedHashMap<>();
    private double operations;

    /**
     * @param rounds processes of each side
     * @param seconds that a process warms up, and then is measured
     * @param cpu measures the peak
     */
    Contest(int rounds, int seconds, Backend cpu, Path log, PrintWriter err) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.cpu = cpu;
        this.log = log;
        this.err = err;
    }

    /** @param more arguments for the processes */
    Outcome run(String task, Row row, List<Entrant> entrants, List<String> more) {
        for (int round = 0; round < rounds; round++) {
            Map<Entrant, Contestant> running = new LinkedHashMap<>();
            try {
                entrants.forEach(entrant -> start(entrant, entrant.command(task, row, more), running));
                requireSameShapes(row, running);
                run(running);
            } finally {
                running.values().forEach(Contestant::close);
            }
        }
        return new Outcome(row, operations, results);
    }

    private void start(Entrant entrant, List<String> command, Map<Entrant, Contestant> running) {
        if (failed.contains(entrant.name())) {
            return;
        }
        try {
            Contestant contestant = new Contestant(command, log);
            running.put(entrant, contestant);
            contestant.measure(seconds);
            operations = Math.max(operations, contestant.operations());
        } catch (IOException e) {
            fail(entrant, e);
            running.remove(entrant);
        }
    }

    private void run(Map<Entrant, Contestant> running) {
        for (int turn = 0; turn < seconds; turn++) {
            for (Entrant entrant : List.copyOf(running.keySet())) {
                try {
                    turn(entrant, running.get(entrant));
                } catch (IOException e) {
                    fail(entrant, e);
                    running.remove(entrant).close();
                }
            }
        }
    }

    private void turn(Entrant entrant, Contestant contestant) throws IOException {
        double before = peak(entrant.threads());
        Contestant.Measurement measurement = contestant.measure(TURN_SECONDS);
        double after = peak(entrant.threads());
        results.computeIfAbsent(entrant.name(), name -> new Result()).add(measurement, (before + after) / 2);
    }

    /** Of this many threads together, in GFLOP/s. */
    private double peak(int threads) {
        return cpu.measurePeak(threads, PEAK_SECONDS).orElseThrow() / 1e9;
    }

    private void fail(Entrant entrant, IOException reason) {
        failed.add(entrant.name());
        results.remove(entrant.name());
        err.println("compare: " + entrant.name() + " is left out of this row: " + reason.getMessage() + "; " + log
                + " says more");
    }

    /** Two networks can only be compared if they are the same. */
    private static void requireSameShapes(Row row, Map<Entrant, Contestant> running) {
        List<List<String>> distinct = new ArrayList<>();
        running.values().stream().map(Contestant::shapes).distinct().forEach(distinct::add);
        if (distinct.size() > 1) {
            throw new IllegalStateException(row.network() + " is not the same network on all sides: " + distinct);
        }
    }
}

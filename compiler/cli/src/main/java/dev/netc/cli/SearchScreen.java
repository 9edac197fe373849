package dev.netc.cli;

import dev.netc.train.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of a search that is drawn over and over on a terminal: the best runs, those at work, and how long it will take. */
final class SearchScreen implements SearchListener {

    /** Runs that are over; a table that is higher than the terminal cannot be drawn over. */
    private static final int MOST_ROWS = 12;

    private static final long REFRESH_NANOS = 250_000_000;
    private static final String UP_AND_CLEAR = "\033[%dA\033[J";

    private final PrintWriter out;
    private final int width;
    private final List<String> parameters;
    private final int trials;
    private final int parallel;
    private final int overBefore;
    private final List<TrialRecord> records;
    private final Map<Trial, String> running = new LinkedHashMap<>();
    private final Map<Trial, Integer> epochs = new LinkedHashMap<>();
    private final long start = System.nanoTime();
    private final Map<Trial, Double> parts = new LinkedHashMap<>();
    private long drawnAt;
    private int lines;

    /**
     * @param trials of the whole search
     * @param before what was done before
     */
    SearchScreen(
            PrintWriter out, int width, List<String> parameters, int trials, int parallel, List<TrialRecord> before) {
        this.out = out;
        this.width = width;
        this.parameters = parameters;
        this.trials = trials;
        this.parallel = parallel;
        this.overBefore = before.size();
        this.records = new ArrayList<>(before);
    }

    @Override
    public synchronized void trialStarted(Trial trial, int most) {
        epochs.put(trial, most);
        parts.put(trial, 0.0);
        running.put(trial, "begins");
        draw();
    }

    @Override
    public synchronized void batchDone(Trial trial, Progress progress) {
        double part = progress.epoch() - 1 + (double) progress.batch() / progress.batches();
        parts.put(trial, part / epochs.get(trial));
        running.put(
                trial,
                "epoch " + progress.epoch() + "/" + epochs.get(trial)
                        + String.format(Locale.ROOT, " %d%%", 100 * progress.batch() / progress.batches()) + "  loss "
                        + SearchTable.loss(progress.loss()));
        if (System.nanoTime() - drawnAt > REFRESH_NANOS) {
            draw();
        }
    }

    @Override
    public synchronized void trialDone(Trial trial, TrialRecord record) {
        running.remove(trial);
        parts.remove(trial);
        records.add(record);
        draw();
    }

    @Override
    public synchronized void trialStopped(Trial trial) {
        running.remove(trial);
        parts.remove(trial);
        draw();
    }

    /** Leaves the terminal as it was before the table. */
    @Override
    public synchronized void searchDone() {
        clear();
    }

    private void clear() {
        out.print(lines == 0 ? "" : String.format(Locale.ROOT, UP_AND_CLEAR, lines));
        out.flush();
        lines = 0;
    }

    private void draw() {
        List<String> text = text();
        clear();
        text.forEach(line -> out.println(line.substring(0, Math.min(line.length(), width))));
        out.flush();
        lines = text.size();
        drawnAt = System.nanoTime();
    }

    private List<String> text() {
        SearchTable table = new SearchTable(parameters);
        List<TrialRecord> ranked =
                records.stream().sorted(TrialRecord.RANKING).limit(MOST_ROWS).toList();
        for (int i = 0; i < ranked.size(); i++) {
            table.record(i + 1, ranked.get(i));
        }
        running.forEach((trial, state) -> table.running(trial.written().values(), state));
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text));
        List<String> all = new ArrayList<>(List.of(state()));
        all.addAll(text.toString().lines().toList());
        return all;
    }

    /** {@code 3 of 8 runs done, 2 at work  12:05, about 20:11 left} */
    private String state() {
        double seconds = (System.nanoTime() - start) / 1e9;
        double done = records.size()
                - overBefore
                + parts.values().stream().mapToDouble(Double::doubleValue).sum();
        double left = trials - overBefore - done;
        String estimate = done > 0.05 ? ", about " + SearchTable.clock(seconds / done * left) + " left" : "";
        return records.size() + " of " + trials + " runs done, " + running.size() + " of " + parallel + " at work  "
                + SearchTable.clock(seconds) + estimate;
    }
}

package dev.netc.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How the outcomes of one kind look as a table in Markdown. Where a side failed, there is a dash. */
final class Table {

    private static final String UNKNOWN = "-";
    private static final double MILLISECONDS_PER_SECOND = 1000;

    private record Column(String title, Function<Outcome, String> cell) {}

    private final List<Column> columns = new ArrayList<>();

    private Table() {
        columns.add(new Column("network, batch", outcome -> outcome.row().toString()));
    }

    /** @param names of the sides, netc's first */
    static Table of(Kind kind, List<String> names) {
        Table table = new Table();
        switch (kind) {
            case TRAINING -> table.times(names, "ms", 1).lead(names).peak(names).memory(names);
            case INFERENCE -> table.times(names, "ms", 1).lead(names).peak(names);
            case SCALING -> table.times(names, "ms", 1).scaling(names);
            case EPOCH -> table.times(names, "s", MILLISECONDS_PER_SECOND).lead(names);
        }
        return table;
    }

    String header() {
        String titles = columns.stream().map(Column::title).collect(Collectors.joining(" | ", "| ", " |\n"));
        return titles + "| --- |" + " ---: |".repeat(columns.size() - 1);
    }

    String line(Outcome outcome) {
        return columns.stream()
                .map(column -> column.cell().apply(outcome))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private Table times(List<String> names, String unit, double divisor) {
        names.forEach(
                name -> add(name + ", " + unit, outcome -> outcome.result(name).map(result -> "%s (%s to %s)"
                        .formatted(
                                number(result.milliseconds() / divisor),
                                number(result.least() / divisor),
                                number(result.most() / divisor)))));
        return this;
    }

    /** How often as fast the first is as the fastest of the others. */
    private Table lead(List<String> names) {
        if (names.size() > 1) {
            String first = names.get(0);
            String title = names.size() > 2 ? "times as fast as the better" : "times as fast";
            add(title, outcome -> outcome.result(first)
                    .flatMap(ours -> outcome.fastestBut(first).map(other -> number(ours.timesAsFastAs(other)))));
        }
        return this;
    }

    private Table peak(List<String> names) {
        add("peak, GFLOP/s", outcome -> outcome.result(names.get(0)).map(result -> number(result.peak())));
        return each("of the peak", names, outcome -> result -> 100 * result.share(outcome.operations()), "%");
    }

    private Table memory(List<String> names) {
        return each("memory, MB", names, outcome -> Result::megabytes, "");
    }

    /** A number of each side in one column. */
    private Table each(
            String title, List<String> names, Function<Outcome, ToDoubleFunction<Result>> value, String unit) {
        columns.add(new Column(title, outcome -> names.stream()
                .map(name -> outcome.result(name)
                        .map(value.apply(outcome)::applyAsDouble)
                        .filter(number -> number > 0)
                        .map(number -> "%.0f%s".formatted(number, unit))
                        .orElse(UNKNOWN))
                .collect(Collectors.joining(" / "))));
        return this;
    }

    /** How much more threads help; the sides come in pairs, with one thread and with more. */
    private void scaling(List<String> names) {
        for (int i = 0; i < names.size(); i += 2) {
            String one = names.get(i);
            String more = names.get(i + 1);
            add(more + ", times as fast", outcome -> outcome.result(one)
                    .flatMap(slow -> outcome.result(more).map(fast -> number(fast.timesAsFastAs(slow)))));
        }
        add("peak, times as high", outcome -> outcome.result(names.get(0))
                .flatMap(slow -> outcome.result(names.get(1)).map(fast -> number(fast.peakAgainst(slow)))));
    }

    private void add(String title, Function<Outcome, Optional<String>> cell) {
        columns.add(new Column(title, outcome -> cell.apply(outcome).orElse(UNKNOWN)));
    }

    /** Three digits that count, or more before the point. */
    private static String number(double value) {
        String format = value < 1 ? "%.3f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}

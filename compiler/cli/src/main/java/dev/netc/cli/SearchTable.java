package dev.netc.cli;

import dev.netc.cli.Table.Side;
import dev.netc.cli.TrialRecord.Result;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The runs of a search as a table, for people and as comma-separated values. */
final class SearchTable {

    private final List<String> parameters;
    private final Table table;

    /** @param parameters that are tried, a column each */
    SearchTable(Collection<String> parameters) {
        this.parameters = List.copyOf(parameters);
        List<Side> sides = new ArrayList<>(List.of(Side.RIGHT));
        parameters.forEach(parameter -> sides.add(Side.RIGHT));
        sides.addAll(List.of(Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT));
        table = new Table(sides.toArray(Side[]::new));
        row("rank", this.parameters, "accuracy", "loss", "epochs", "time", "");
    }

    private void row(String rank, Collection<String> values, String... rest) {
        table.row(Stream.of(Stream.of(rank), values.stream(), Stream.of(rest))
                .flatMap(cells -> cells)
                .toArray(String[]::new));
    }

    /** A run that is over. */
    SearchTable record(int rank, TrialRecord record) {
        record.result()
                .ifPresentOrElse(
                        result -> row(
                                String.valueOf(rank),
                                record.values().values(),
                                percent(result.accuracy()),
                                loss(result.loss()),
                                String.valueOf(result.epochs()),
                                clock(result.seconds()),
                                ""),
                        () -> row("-", record.values().values(), "", "", "", "", "failed: " + reason(record)));
        return this;
    }

    /** Why a run failed, without what to do. */
    private static String reason(TrialRecord record) {
        return record.failure().split("; ")[0];
    }

    /** A run that goes on. */
    SearchTable running(Collection<String> values, String state) {
        row("*", values, "", "", "", "", state);
        return this;
    }

    void print(PrintWriter out) {
        table.print(out);
    }

    private static String percent(OptionalDouble accuracy) {
        return accuracy.isPresent() ? String.format(Locale.ROOT, "%.2f%%", 100 * accuracy.getAsDouble()) : "";
    }

    static String loss(double loss) {
        return String.format(Locale.ROOT, loss < 1000 ? "%.4f" : "%.4g", loss);
    }

    /** {@code 1:05}, or {@code 2:01:05} for hours. */
    static String clock(double time) {
        long seconds = Math.round(time);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** {@code c1=48 c2=96  accuracy 71.20%  loss 0.8312  10 epochs  1:23} */
    static String line(TrialRecord record) {
        String values = Trial.join(record.values(), " ") + "  ";
        if (record.isFailure()) {
            return values + "failed: " + record.failure();
        }
        Result result = record.result().get();
        String accuracy = result.accuracy().isPresent() ? "accuracy " + percent(result.accuracy()) + "  " : "";
        return values + accuracy + "loss " + loss(result.loss()) + "  " + Console.number(result.epochs(), "epoch")
                + "  " + clock(result.seconds());
    }

    /** A line a run, in this order; accuracies 0 to 1, times in seconds; what is not known is left empty. */
    static String csv(List<TrialRecord> ranked) {
        StringBuilder text = new StringBuilder();
        List<String> names = ranked.stream()
                .flatMap(record -> record.values().keySet().stream())
                .distinct()
                .toList();
        List<String> head = new ArrayList<>(List.of("rank"));
        head.addAll(names);
        head.addAll(List.of("accuracy", "loss", "kept_epoch", "epochs", "parameters", "seconds"));
        head.addAll(List.of("test_accuracy", "test_loss", "failure"));
        text.append(csvLine(head));
        int rank = 0;
        for (TrialRecord record : ranked) {
            List<String> cells = new ArrayList<>(List.of(record.isFailure() ? "" : String.valueOf(++rank)));
            names.forEach(name -> cells.add(record.values().getOrDefault(name, "")));
            cells.addAll(record.result().map(SearchTable::cells).orElse(List.of("", "", "", "", "", "", "", "")));
            cells.add(record.failure());
            text.append(csvLine(cells));
        }
        return text.toString();
    }

    private static List<String> cells(Result result) {
        return List.of(
                number(result.accuracy()),
                number(OptionalDouble.of(result.loss())),
                String.valueOf(result.kept()),
                String.valueOf(result.epochs()),
                String.valueOf(result.parameters()),
                String.format(Locale.ROOT, "%.3f", result.seconds()),
                number(result.testAccuracy()),
                number(result.testLoss()));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.6g", value.getAsDouble()) : "";
    }

    private static String csvLine(List<String> cells) {
        return String.join(",", cells.stream().map(SearchTable::quoted).toList()) + "\n";
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\\r\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}

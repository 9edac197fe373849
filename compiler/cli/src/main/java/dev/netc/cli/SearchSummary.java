package dev.netc.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what a search came to: all runs, the best first, where they are written down, and how the best is tested. */
final class SearchSummary {

    private final SearchRun run;
    private final SearchFolder folder;
    private final PrintWriter out;

    SearchSummary(SearchRun run, SearchFolder folder, PrintWriter out) {
        this.run = run;
        this.folder = folder;
        this.out = out;
    }

    /**
     * @param words of a command line that name the network
     * @param dataWords that name the data
     */
    void print(List<String> words, List<String> dataWords) {
        List<TrialRecord> ranked = run.ranked();
        if (!ranked.isEmpty()) {
            SearchTable table = new SearchTable(ranked.get(0).values().keySet());
            for (int i = 0; i < ranked.size(); i++) {
                table.record(i + 1, ranked.get(i));
            }
            out.println();
            table.print(out);
            out.println();
        }
        int open = run.open().size();
        if (open > 0) {
            out.println("stopped; " + ranked.size() + " of " + Console.number(ranked.size() + open, "run")
                    + " are done, and the same command goes on with the rest");
        }
        out.println("results: " + folder.csv() + ", " + folder.json());
        run.best()
                .ifPresentOrElse(best -> tellBest(best, words, dataWords), () -> out.println("no run came to an end"));
    }

    private void tellBest(Trial best, List<String> words, List<String> dataWords) {
        out.println("best: " + SearchTable.line(run.ranked().get(0))
                + test(run.ranked().get(0)));
        if (Files.isRegularFile(folder.report(best))) {
            out.println("report: " + folder.report(best));
        }
        List<String> command = new ArrayList<>(List.of("netc", "test"));
        command.addAll(words);
        best.written().forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        command.addAll(dataWords);
        command.addAll(List.of("--weights", folder.weights(best).toString()));
        out.println(ShellWords.of(command));
    }

    /** What the best run reached on the test part, where it was chosen by another. */
    private static String test(TrialRecord record) {
        Optional<Double> accuracy = record.result()
                .filter(result -> result.testAccuracy().isPresent())
                .map(result -> result.testAccuracy().getAsDouble());
        return accuracy.map(part -> String.format(Locale.ROOT, "  (test accuracy %.2f%%)", 100 * part))
                .orElse("");
    }
}

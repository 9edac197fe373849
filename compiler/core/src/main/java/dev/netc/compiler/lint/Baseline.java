package dev.netc.compiler.lint;

import dev.netc.compiler.source.Problem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Findings that were there before somebody began to look: they are left out, so that only new ones are told. As text, one finding a line:
 * file, name and message, with a tab between; numbers in messages stand as {@code _}, so that a layer that is widened is still known. An
 * entry counts for as many findings as say the same. Lines that begin with {@code #} are comments.
 */
public final class Baseline {

    private static final String HEAD =
            "# netc baseline: findings that are known and not told; one a line: file, name, message";
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*\\d|\\d");
    private static final Pattern FINDING_NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final TreeSet<String> entries;

    private Baseline(TreeSet<String> entries) {
        this.entries = entries;
    }

    /** A baseline file that cannot be understood. */
    public static final class DamagedException extends Exception {

        private static final long serialVersionUID = 1;

        DamagedException(String message) {
            super(message);
        }
    }

    /** The baseline that knows just these findings. */
    public static Baseline of(List<Problem> problems) {
        return new Baseline(problems.stream().map(Baseline::entry).collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @param name of the file, for messages
     * @throws DamagedException if a line is not an entry; the message names it
     */
    public static Baseline parse(String name, String text) throws DamagedException {
        TreeSet<String> entries = new TreeSet<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\t", -1);
            if (parts.length != 3
                    || parts[0].isBlank()
                    || !FINDING_NAME.matcher(parts[1]).matches()) {
                throw new DamagedException(name + ":" + (i + 1)
                        + ": expected file, finding and message with a tab between, found '" + shortened(line)
                        + "'; write the baseline anew");
            }
            entries.add(line);
        }
        return new Baseline(entries);
    }

    private static String shortened(String line) {
        return line.length() <= 60 ? line : line.substring(0, 60) + "...";
    }

    /** The findings that it does not know. */
    public List<Problem> unknown(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> !entries.contains(entry(problem)))
                .toList();
    }

    /** What it knows and is no more there, as lines; time to write it anew. */
    public List<String> outdated(List<Problem> problems) {
        Set<String> found = problems.stream().map(Baseline::entry).collect(Collectors.toSet());
        return entries.stream().filter(entry -> !found.contains(entry)).toList();
    }

    public String text() {
        return HEAD + "\n" + entries.stream().map(entry -> entry + "\n").collect(Collectors.joining());
    }

    private static String entry(Problem problem) {
        String file = problem.span().source().name().replace('\\', '/').replaceAll("\\s", " ");
        String message = problem.message().replaceAll("\\s+", " ");
        return file + "\t" + problem.name() + "\t" + NUMBER.matcher(message).replaceAll("_");
    }
}

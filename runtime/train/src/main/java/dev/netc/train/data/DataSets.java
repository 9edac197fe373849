package dev.netc.train.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The data sets by name, or by where they lie. */
public final class DataSets {

    private static final List<DataSource> SOURCES = List.of(
            IdxDataSet.mnist(),
            IdxDataSet.fashionMnist(),
            CifarDataSet.standard(),
            new Digits(),
            new Blobs(),
            new Line());

    private DataSets() {}

    /** The names that {@link #named} knows, as a model file says them. */
    public static List<String> names() {
        return SOURCES.stream().map(source -> source.name().replace('-', '_')).toList();
    }

    /**
     * Loads the data set with this name; case, {@code -} and {@code _} do not matter. What is no name is a path, in the
     * data's folder or from where the program runs: of a folder or an archive of images, or of a table; {@code ./digits}
     * is a folder.
     *
     * @throws DataException if there is none of this name, or if its data is missing or damaged
     */
    public static DataSet named(String name, DataOptions options) throws DataException {
        for (DataSource source : SOURCES) {
            if (plain(source.name()).equals(plain(name))) {
                return source.load(options);
            }
        }
        Optional<PathDataSet> found = PathDataSet.find(name, options);
        if (found.isPresent()) {
            return found.get().load();
        }
        throw name.contains("/") || name.contains(".") ? noFile(name, options) : noName(name);
    }

    private static DataException noName(String name) {
        return new DataException("no data set '" + name + "'" + suggestion(name) + "; there are "
                + String.join(", ", names()) + ", or name " + PathDataSet.KINDS);
    }

    private static DataException noFile(String path, DataOptions options) {
        StringBuilder text = new StringBuilder("no data at '" + path + "': expected " + PathDataSet.KINDS + ", at");
        PathDataSet.places(path, options).forEach(place -> text.append("\n  ")
                .append(place.toAbsolutePath().normalize()));
        return new DataException(text.toString());
    }

    private static String suggestion(String name) {
        return names().stream()
                .filter(known -> distance(plain(known), plain(name)) <= Math.max(1, known.length() / 3))
                .min(Comparator.comparingInt(known -> distance(plain(known), plain(name))))
                .map(known -> "; did you mean " + known)
                .orElse("");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }

    /** Levenshtein's distance: insertions, deletions and replacements that make one text the other. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

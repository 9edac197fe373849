package dev.netc.train.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A data set that is named by where it lies: a table ({@code .csv}), or a folder or archive with images in folders, with
 * {@code train.csv} and {@code test.csv}, or with CIFAR-10's binary batches.
 */
final class PathDataSet {

    static final String KINDS = "a folder, .tar.gz, .tgz, .tar or .zip of images, or a .csv file";

    private final Path place;
    private final String name;
    private final DataOptions options;

    private PathDataSet(Path place, DataOptions options) {
        this.place = place;
        this.name = place.toAbsolutePath()
                .normalize()
                .getFileName()
                .toString()
                .replaceFirst("(?i)\\.(tar\\.gz|tgz|tar|zip|csv)$", "");
        this.options = options;
    }

    /** What lies at this path: in the data's folder, where one is given, or else where this program runs, or shared. */
    static Optional<PathDataSet> find(String path, DataOptions options) {
        return places(path, options).stream()
                .filter(Files::exists)
                .findFirst()
                .map(place -> new PathDataSet(place, options));
    }

    /** Where {@link #find} looks, one after the other. */
    static List<Path> places(String path, DataOptions options) {
        List<Path> places = new ArrayList<>();
        try {
            options.directory().ifPresent(folder -> places.add(folder.resolve(path)));
            places.add(Path.of(path));
            options.shared().ifPresent(folder -> places.add(folder.resolve(path)));
        } catch (InvalidPathException noPath) {
            return List.of();
        }
        return places.stream().distinct().toList();
    }

    /** @throws DataException if it is of no known kind, or damaged */
    DataSet load() throws DataException {
        if (place.toString().toLowerCase(Locale.ROOT).endsWith(".csv") && !Files.isDirectory(place)) {
            return new CsvDataSet(name, options).load(table(place.toString(), bytes()), null);
        }
        FileTree tree = FileTree.of(place);
        String first = firstKnown(tree);
        if (CifarBinary.isBatch(first)) {
            return new CifarBinary(name).load(tree);
        }
        return isTable(first) ? tables(tree) : new ImageFolder(name, tree, options).load();
    }

    /** The first file that tells what all is. */
    private String firstKnown(FileTree tree) throws DataException {
        List<String> known = new ArrayList<>();
        tree.visit((path, content) -> {
            if (ImageFolder.isImage(path) || CifarBinary.isBatch(path) || isTable(path)) {
                known.add(path);
            }
            return known.isEmpty();
        });
        if (known.isEmpty()) {
            throw new DataException(place + " has neither PNG or JPEG images in it, nor train.csv, nor CIFAR-10's"
                    + " data_batch_1.bin");
        }
        return known.get(0);
    }

    private static boolean isTable(String path) {
        return path.matches("(?s)(.*/)?(train|test)\\.csv");
    }

    private DataSet tables(FileTree tree) throws DataException {
        Map<String, CsvTable> tables = new TreeMap<>();
        tree.visit((path, content) -> {
            if (isTable(path)) {
                String file = path.substring(path.lastIndexOf('/') + 1);
                tables.put(file, table(place + "/" + path, content.read()));
            }
            return true;
        });
        if (!tables.containsKey("train.csv")) {
            throw new DataException(place + " has a test.csv, but no train.csv to train with");
        }
        return new CsvDataSet(name, options).load(tables.get("train.csv"), tables.get("test.csv"));
    }

    private CsvTable table(String path, byte[] content) throws DataException {
        return CsvTable.read(path, content, options.training().target());
    }

    private byte[] bytes() throws DataException {
        try {
            return Files.readAllBytes(place);
        } catch (IOException failed) {
            throw new DataException(place + " cannot be read: " + failed.getMessage() + "; make it readable", failed);
        }
    }
}

package dev.netc.train.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for the files of one data set in the folders where people keep it. */
final class DataFolder {

    private final List<String> subfolders;
    private final List<String> files;

    /**
     * @param subfolders where to look within a folder, before looking in the folder itself
     * @param files the files that must all be there, each compressed ({@code .gz}) or not
     */
    DataFolder(List<String> subfolders, List<String> files) {
        this.subfolders = subfolders;
        this.files = files;
    }

    /** The first of the places in this folder that has all files, if one has. */
    Optional<Path> find(Path folder) {
        return places(folder).stream().filter(place -> missing(place).isEmpty()).findFirst();
    }

    /** Everywhere that {@link #find} looks. */
    List<Path> places(Path folder) {
        List<Path> places = new ArrayList<>();
        subfolders.forEach(name -> places.add(folder.resolve(name)));
        places.add(folder);
        return places;
    }

    /** What was not found in this folder, for people: a line a place. */
    List<String> report(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of(folder + " (no such folder)");
        }
        return places(folder).stream().map(this::reportPlace).toList();
    }

    private String reportPlace(Path place) {
        List<String> missing = missing(place);
        if (!Files.isDirectory(place)) {
            return place + " (no such folder)";
        }
        return place
                + (missing.size() == files.size() ? " (none of them)" : " (lacks " + String.join(", ", missing) + ")");
    }

    /** The path of one of the files in a place: compressed if it is there so, otherwise plain. */
    static Path file(Path place, String name) {
        Path compressed = place.resolve(name + ".gz");
        return Files.isRegularFile(compressed) ? compressed : place.resolve(name);
    }

    private List<String> missing(Path place) {
        return files.stream()
                .filter(name -> !Files.isRegularFile(file(place, name)))
                .toList();
    }
}

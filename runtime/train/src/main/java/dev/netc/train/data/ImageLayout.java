package dev.netc.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which part of a data set and which class each image belongs to, by the folders that it lies in: {@code
 * train/CLASS/...} and {@code test/CLASS/...}, perhaps with {@code validation/CLASS/...}; or {@code CLASS/...} alone,
 * where all is for training. Folders around all that are left out.
 */
final class ImageLayout {

    enum Part {
        TRAINING,
        VALIDATION,
        TEST
    }

    record Place(Part part, String className) {}

    private static final Map<String, Part> PARTS = Map.of(
            "train", Part.TRAINING,
            "training", Part.TRAINING,
            "val", Part.VALIDATION,
            "valid", Part.VALIDATION,
            "validation", Part.VALIDATION,
            "test", Part.TEST,
            "testing", Part.TEST);

    private static final String EXPECTED = "expected train/CLASS/IMAGE and test/CLASS/IMAGE, or CLASS/IMAGE";

    private final String source;
    private final List<List<String>> folders = new ArrayList<>();
    private final List<String> paths;

    private ImageLayout(String source, List<String> paths) {
        this.source = source;
        this.paths = paths;
        paths.forEach(path -> {
            List<String> names = List.of(path.split("/"));
            folders.add(names.subList(0, names.size() - 1));
        });
    }

    /**
     * The places of these images, in their order.
     *
     * @param source where the images are, for messages
     * @throws DataException if an image lies in no class's folder
     */
    static List<Place> of(String source, List<String> paths) throws DataException {
        ImageLayout layout = new ImageLayout(source, paths);
        int depth = layout.depth();
        boolean hasParts =
                layout.folders.stream().anyMatch(names -> names.size() > depth + 1 && isPart(names.get(depth)));
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            places.add(layout.place(i, depth, hasParts));
        }
        return places;
    }

    /** How many folders are around everything: those that all images share, but not a part's nor the last. */
    private int depth() {
        int depth = 0;
        while (isShared(depth)) {
            depth++;
        }
        return depth;
    }

    private boolean isShared(int depth) {
        List<String> first = folders.get(0);
        return folders.stream()
                        .allMatch(names ->
                                names.size() > depth + 1 && names.get(depth).equals(first.get(depth)))
                && !isPart(first.get(depth));
    }

    private static boolean isPart(String name) {
        return PARTS.containsKey(name.toLowerCase(Locale.ROOT));
    }

    private Place place(int image, int depth, boolean hasParts) throws DataException {
        List<String> names = folders.get(image);
        if (!hasParts && names.size() > depth) {
            return new Place(Part.TRAINING, names.get(depth));
        }
        if (hasParts && names.size() > depth + 1 && isPart(names.get(depth))) {
            return new Place(PARTS.get(names.get(depth).toLowerCase(Locale.ROOT)), names.get(depth + 1));
        }
        throw new DataException(source + ": the image " + paths.get(image) + " lies in no class's folder; " + EXPECTED);
    }
}

package dev.netc.train.data;

import dev.netc.runtime.Shapes;
import dev.netc.train.data.ImageLayout.Part;
import dev.netc.train.data.ImageLayout.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A data set of images in a folder a class, as {@link ImageLayout} says. The images lie in memory as bytes, in the size
 * that the network takes. Those for training are in a random order that is always the same, so that what validation takes
 * from their end is of all classes.
 */
final class ImageFolder {

    private final String name;
    private final FileTree tree;
    private final DataOptions options;

    /** @param name what the data set is called */
    ImageFolder(String name, FileTree tree, DataOptions options) {
        this.name = name;
        this.tree = tree;
        this.options = options;
    }

    /** Whether a file is an image, by its name. */
    static boolean isImage(String path) {
        return path.toLowerCase(Locale.ROOT).matches("(?s).*\\.(png|jpg|jpeg)");
    }

    DataSet load() throws DataException {
        options.notices().accept("reading the images of " + name);
        ImageDecoding decoding = new ImageDecoding(options.shape());
        List<ImageDecoding.Decoded> images = new ArrayList<>(decoding.decode(name, tree));
        if (images.isEmpty()) {
            throw new DataException(name + " holds no PNG or JPEG image");
        }
        decoding.shape().ifPresent(shape -> tellOfSizes(images, shape));
        images.sort(Comparator.comparing(ImageDecoding.Decoded::path));
        return dataSet(images, decoding.shape().orElseThrow());
    }

    private void tellOfSizes(List<ImageDecoding.Decoded> images, List<Integer> shape) {
        List<ImageDecoding.Decoded> resized = images.stream()
                .filter(image ->
                        image.bytes().height() != shape.get(1) || image.bytes().width() != shape.get(2))
                .toList();
        if (!resized.isEmpty()) {
            ImageReader.Bytes first = resized.get(0).bytes();
            options.notices()
                    .accept(String.format(
                            Locale.ROOT,
                            "%s: %,d of %,d images resized to %dx%d (height x width), such as %s from %dx%d",
                            name,
                            resized.size(),
                            images.size(),
                            shape.get(1),
                            shape.get(2),
                            resized.get(0).path(),
                            first.height(),
                            first.width()));
        }
    }

    private DataSet dataSet(List<ImageDecoding.Decoded> images, List<Integer> shape) throws DataException {
        List<Place> places = ImageLayout.of(
                name, images.stream().map(ImageDecoding.Decoded::path).toList());
        TreeSet<String> names = new TreeSet<>();
        places.stream().filter(place -> place.part() == Part.TRAINING).forEach(place -> names.add(place.className()));
        List<String> classes = List.copyOf(names);
        requireKnown(images, places, classes);
        List<Integer> training = indices(places, Part.TRAINING);
        Collections.shuffle(training, new Random(0));
        DataSet whole = new DataSet(
                name,
                shape,
                classes,
                samples(images, places, classes, training, shape),
                samples(images, places, classes, indices(places, Part.VALIDATION), shape),
                samples(images, places, classes, indices(places, Part.TEST), shape));
        tellOfValidation(whole.validation().count());
        return whole.withTest(options.training().testPart());
    }

    /** What a training asks to have kept for validation is not taken where there is a folder for it. */
    private void tellOfValidation(int own) {
        int asked = options.training().validation();
        if (own > 0 && asked > 0) {
            options.notices()
                    .accept(String.format(
                            Locale.ROOT,
                            "%s: validation %d is left out, as there is a folder with %,d images for validation",
                            name,
                            asked,
                            own));
        }
    }

    private void requireKnown(List<ImageDecoding.Decoded> images, List<Place> places, List<String> classes)
            throws DataException {
        if (classes.size() < 2) {
            throw new DataException(name + " has images of " + classes.size()
                    + (classes.isEmpty() ? " classes" : " class, " + classes.get(0))
                    + " to train with; expected two or more: a folder for each");
        }
        for (int i = 0; i < places.size(); i++) {
            if (!classes.contains(places.get(i).className())) {
                throw new DataException(name + ": the image " + images.get(i).path() + " is of the class "
                        + places.get(i).className() + ", of which there are none to train with");
            }
        }
    }

    private static List<Integer> indices(List<Place> places, Part part) {
        return new ArrayList<>(IntStream.range(0, places.size())
                .filter(i -> places.get(i).part() == part)
                .boxed()
                .toList());
    }

    private static Samples samples(
            List<ImageDecoding.Decoded> images,
            List<Place> places,
            List<String> classes,
            List<Integer> order,
            List<Integer> shape) {
        List<byte[]> pixels =
                order.stream().map(i -> images.get(i).bytes().pixels()).toList();
        int[] labels = order.stream()
                .mapToInt(i -> Collections.binarySearch(classes, places.get(i).className()))
                .toArray();
        return Samples.of(
                new Inputs.Images(pixels, Shapes.elements(shape)), new Targets.Classes(labels, classes.size()));
    }
}

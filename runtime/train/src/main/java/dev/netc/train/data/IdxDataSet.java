package dev.netc.train.data;

import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * MNIST (LeCun et al., 1998) and Fashion-MNIST (Xiao et al., 2017): 60,000 training and 10,000 test images of 1x28x28
 * in ten classes, in idx format. Found in the data folder, the shared one or the cache, otherwise downloaded to the
 * cache.
 */
final class IdxDataSet implements DataSource {

    private static final String TRAINING_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAINING_LABELS = "train-labels-idx1-ubyte";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";
    private static final List<String> FILES = List.of(TRAINING_IMAGES, TRAINING_LABELS, TEST_IMAGES, TEST_LABELS);

    /** The md5 sums of the test labels, one byte each: both sets use the same file names, and people mix them up. */
    private static final Map<String, String> TEST_LABEL_SUMS = Map.of(
            "073c3904dfbd3e141ff8aa01cfde6b15", "mnist",
            "8dea97a4e78c1bd1b5a6e8efbb870b6e", "fashion-mnist");

    private final String name;
    private final Repository repository;
    private final List<String> classes;

    /**
     * @param subfolder what other programs call the folder, beside the data set's own name
     * @param mirror where the compressed files are; ends in a slash
     * @param sums the compressed files' md5 sums
     */
    IdxDataSet(String name, String subfolder, List<String> classes, URI mirror, Map<String, String> sums) {
        this.name = name;
        this.classes = classes;
        Map<String, String> compressed = new LinkedHashMap<>();
        sums.forEach((file, sum) -> compressed.put(file + ".gz", sum));
        this.repository = new Repository(
                name,
                List.of(new DataFolder(List.of(name, subfolder), FILES)),
                String.join(", ", FILES) + ", each as it is or with .gz",
                "the four files",
                ", or use the data set digits, which needs no file",
                mirror,
                compressed);
    }

    static IdxDataSet mnist() {
        return new IdxDataSet(
                "mnist",
                "MNIST/raw",
                IntStream.range(0, 10).mapToObj(String::valueOf).toList(),
                URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                sums(
                        "f68b3c2dcbeaaa9fbdd348bbdeb94873",
                        "d53e105ee54ea40749a09fcbcd1e9432",
                        "9fb629c4189551a2d022fa330f9573f3",
                        "ec29112dd5afa0611ce80d1b7f02629c"));
    }

    static IdxDataSet fashionMnist() {
        return new IdxDataSet(
                "fashion-mnist",
                "FashionMNIST/raw",
                List.of(
                        "t-shirt",
                        "trouser",
                        "pullover",
                        "dress",
                        "coat",
                        "sandal",
                        "shirt",
                        "sneaker",
                        "bag",
                        "ankle boot"),
                URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
                sums(
                        "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
                        "25c81989df183df01b3e8a0aad5dffbe",
                        "bef4ecab320f06d8554ea6380940ec79",
                        "bb300cfdad3c16e7a12a480ee83cd310"));
    }

    private static Map<String, String> sums(String... inOrder) {
        Map<String, String> sums = new LinkedHashMap<>();
        IntStream.range(0, FILES.size()).forEach(i -> sums.put(FILES.get(i), inOrder[i]));
        return sums;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DataSet load(DataOptions options) throws DataException {
        return read(repository.locate(options));
    }

    private DataSet read(Path place) throws DataException {
        IdxFile testLabels = IdxFile.read(DataFolder.file(place, TEST_LABELS), 1);
        requireOwn(place, testLabels);
        IdxFile testImages = IdxFile.read(DataFolder.file(place, TEST_IMAGES), 3);
        IdxFile trainingImages = IdxFile.read(DataFolder.file(place, TRAINING_IMAGES), 3);
        IdxFile trainingLabels = IdxFile.read(DataFolder.file(place, TRAINING_LABELS), 1);
        List<Integer> size = trainingImages.shape().subList(1, 3);
        if (!testImages.shape().subList(1, 3).equals(size)) {
            throw new DataException(testImages.path() + " has images of another size than " + trainingImages.path());
        }
        return DataSet.of(
                name,
                List.of(1, size.get(0), size.get(1)),
                classes,
                samples(trainingImages, trainingLabels),
                samples(testImages, testLabels));
    }

    private void requireOwn(Path place, IdxFile testLabels) throws DataException {
        String sum = HexFormat.of().formatHex(Download.md5().digest(testLabels.values()));
        String owner = TEST_LABEL_SUMS.getOrDefault(sum, name);
        if (!owner.equals(name)) {
            throw new DataException("the files in " + place + " are those of " + owner + ", not of " + name
                    + "; keep each data set in a folder of its own name");
        }
    }

    private Samples samples(IdxFile images, IdxFile labels) throws DataException {
        int count = images.shape().get(0);
        if (count != labels.values().length) {
            throw new DataException(images.path() + " has " + count + " images, but " + labels.path() + " has "
                    + labels.values().length + " labels; get both again");
        }
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = labels.values()[i] & 0xFF;
            if (numbers[i] >= classes.size()) {
                throw new DataException(labels.path() + " is damaged: label " + i + " is " + numbers[i]
                        + ", expected 0 to " + (classes.size() - 1));
            }
        }
        return Samples.of(
                new Inputs.Pixels(images.values(), images.values().length / count),
                new Targets.Classes(numbers, classes.size()));
    }
}

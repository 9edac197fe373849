package dev.netc.train.data;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * CIFAR-10 (Krizhevsky, 2009): 50,000 training and 10,000 test images of 3x32x32 in ten classes, in its binary version,
 * as one archive or unpacked.
 */
final class CifarDataSet implements DataSource {

    private static final String ARCHIVE = "cifar-10-binary.tar.gz";
    private static final String UNPACKED = "cifar-10-batches-bin";
    private static final List<String> FOLDERS = List.of("cifar10", "cifar-10", UNPACKED);
    private static final List<String> BATCHES = Stream.concat(
                    IntStream.rangeClosed(1, 5).mapToObj(number -> "data_batch_" + number + ".bin"),
                    Stream.of("test_batch.bin"))
            .toList();

    private final Repository repository;

    /**
     * @param mirror where the archive is; ends in a slash
     * @param sum the archive's md5 sum
     */
    CifarDataSet(URI mirror, String sum) {
        this.repository = new Repository(
                "cifar10",
                List.of(new DataFolder(FOLDERS, List.of(ARCHIVE)), new DataFolder(unpackedFolders(), BATCHES)),
                ARCHIVE + ", or unpacked data_batch_1.bin to data_batch_5.bin and test_batch.bin",
                ARCHIVE,
                ", or name a folder or an archive of its images with --data",
                mirror,
                Map.of(ARCHIVE, sum));
    }

    static CifarDataSet standard() {
        return new CifarDataSet(URI.create("https://www.cs.toronto.edu/~kriz/"), "c32a1d4ab5d03f1284b67883e8d87530");
    }

    /** The archive unpacked in one of the folders, or its files alone. */
    private static List<String> unpackedFolders() {
        return Stream.concat(FOLDERS.stream().map(folder -> folder + "/" + UNPACKED), FOLDERS.stream())
                .toList();
    }

    @Override
    public String name() {
        return "cifar10";
    }

    @Override
    public DataSet load(DataOptions options) throws DataException {
        Path place = repository.locate(options);
        Path archive = place.resolve(ARCHIVE);
        boolean isUnpacked = !Files.isRegularFile(archive);
        DataSet set = new CifarBinary(name()).load(FileTree.of(isUnpacked ? place : archive));
        if (set.test().isEmpty()) {
            throw new DataException(archive + " has no test_batch.bin; get it again");
        }
        return set;
    }
}

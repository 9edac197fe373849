package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarDataSetTest {

    @TempDir
    Path folder;

    @Test
    void archiveAndUnpackedAreTheSame() throws IOException {
        Map<String, byte[]> files = batches();
        Path packed = Files.createDirectories(folder.resolve("packed/cifar-10"));
        ArchiveBytes.tar(packed.resolve("cifar-10-binary.tar.gz"), files);
        ArchiveBytes.folder(folder.resolve("unpacked"), files);
        for (String place : List.of("packed", "packed/cifar-10", "unpacked", "unpacked/cifar-10-batches-bin")) {
            DataSet set = DataSets.named("cifar10", options().directory(folder.resolve(place)));
            assertEquals(List.of(3, 32, 32), set.shape());
            assertEquals(10, set.training().count());
            assertEquals(1, set.test().count());
            assertEquals("truck", set.classes().get(set.training().label(9)));
            float[] image = new float[3072];
            set.training().copyInput(9, Normalization.none(), image, 0);
            assertEquals(1, image[0]);
            assertEquals(9 / 255f, image[3071]);
        }
    }

    @Test
    void pieceIsTakenByItsPath() throws IOException {
        Path piece = ArchiveBytes.tar(
                folder.resolve("piece.tar.gz"), Map.of("cifar-10-batches-bin/data_batch_1.bin", records(3)));
        DataSet set = DataSets.named(piece.toString(), options());
        assertEquals("piece", set.name());
        assertEquals(1, set.training().count());
        assertTrue(set.test().isEmpty());
    }

    @Test
    void damageIsTold() throws IOException {
        Map<String, byte[]> files = batches();
        files.put("cifar-10-batches-bin/data_batch_2.bin", Arrays.copyOf(records(1), 3000));
        assertTrue(message(files).contains("data_batch_2.bin has 3000 bytes, which are not records of 3073"));
        files.put("cifar-10-batches-bin/data_batch_2.bin", records(1, 10));
        assertTrue(message(files).contains("the label of record 1 is 10, expected 0 to 9"), message(files));
        files = batches();
        files.remove("cifar-10-batches-bin/test_batch.bin");
        assertTrue(message(files).contains("has no test_batch.bin; get it again"));
    }

    @Test
    void missingSetSaysWhatWasLookedFor() {
        String message = assertThrows(
                        DataException.class,
                        () -> DataSets.named("cifar10", options().withoutDownload()))
                .getMessage();
        assertTrue(
                message.startsWith("cifar10 was not found: looked for cifar-10-binary.tar.gz, or unpacked"), message);
        assertTrue(message.contains("put cifar-10-binary.tar.gz of https://www.cs.toronto.edu/~kriz/ into"), message);
    }

    private String message(Map<String, byte[]> files) throws IOException {
        ArchiveBytes.tar(folder.resolve("cifar-10-binary.tar.gz"), files);
        return assertThrows(
                        DataException.class,
                        () -> DataSets.named("cifar10", options().directory(folder)))
                .getMessage();
    }

    private DataOptions options() {
        return DataOptions.of(Map.of(), folder.resolve("home"));
    }

    private static Map<String, byte[]> batches() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            files.put("cifar-10-batches-bin/data_batch_" + (i + 1) + ".bin", records(2 * i, 2 * i + 1));
        }
        files.put("cifar-10-batches-bin/test_batch.bin", records(4));
        files.put("cifar-10-batches-bin/readme.html", new byte[3]);
        return files;
    }

    /** A record a label: the first pixel is white, the last as dark as the label is small. */
    private static byte[] records(int... labels) {
        byte[] records = new byte[labels.length * 3073];
        for (int i = 0; i < labels.length; i++) {
            records[i * 3073] = (byte) labels[i];
            records[i * 3073 + 1] = (byte) 255;
            records[i * 3073 + 3072] = (byte) labels[i];
        }
        return records;
    }
}

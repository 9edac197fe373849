package dev.netc.train.data;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CIFAR-10's binary version: files of records, each a label and an image of 3x32x32 as bytes. {@code data_batch_*.bin}
 * are for training, {@code test_batch.bin} for the test.
 */
final class CifarBinary {

    static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static final int IMAGE = 3 * 32 * 32;
    private static final int RECORD = 1 + IMAGE;
    private static final Pattern BATCH = Pattern.compile("(?s)(?:.*/)?((?:data_batch_\\d+|test_batch)\\.bin)");

    private final String name;

    CifarBinary(String name) {
        this.name = name;
    }

    static boolean isBatch(String path) {
        return BATCH.matcher(path).matches();
    }

    /**
     * Reads all batches of a tree.
     *
     * @throws DataException if there is none to train with, or one is damaged
     */
    DataSet load(FileTree tree) throws DataException {
        Map<String, byte[]> batches = new TreeMap<>();
        tree.visit((path, content) -> {
            Matcher batch = BATCH.matcher(path);
            if (batch.matches()) {
                batches.put(batch.group(1), requireWhole(path, content.read()));
            }
            return true;
        });
        byte[] test = batches.remove("test_batch.bin");
        if (batches.isEmpty()) {
            throw new DataException(name + " has no data_batch_1.bin to train with; get it again");
        }
        ByteArrayOutputStream training = new ByteArrayOutputStream();
        batches.values().forEach(training::writeBytes);
        return DataSet.of(
                name,
                List.of(3, 32, 32),
                CLASSES,
                samples(training.toByteArray()),
                samples(test == null ? new byte[0] : test));
    }

    private byte[] requireWhole(String path, byte[] records) throws DataException {
        if (records.length % RECORD != 0) {
            throw new DataException(name + ": " + path + " has " + records.length + " bytes, which are not records of "
                    + RECORD + "; get it again");
        }
        for (int i = 0; i < records.length; i += RECORD) {
            if ((records[i] & 0xFF) >= CLASSES.size()) {
                throw new DataException(name + ": " + path + " is damaged: the label of record " + i / RECORD + " is "
                        + (records[i] & 0xFF) + ", expected 0 to 9; get it again");
            }
        }
        return records;
    }

    private static Samples samples(byte[] records) {
        int count = records.length / RECORD;
        byte[] pixels = new byte[count * IMAGE];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = records[i * RECORD] & 0xFF;
            System.arraycopy(records, i * RECORD + 1, pixels, i * IMAGE, IMAGE);
        }
        return Samples.of(new Inputs.Pixels(pixels, IMAGE), new Targets.Classes(labels, CLASSES.size()));
    }
}

package dev.netc.train.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Makes small idx files. */
final class IdxBytes {

    private IdxBytes() {}

    /** A header with these sizes, then these values, whether they fit or not. */
    static byte[] of(int[] sizes, byte... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(0x800 | sizes.length);
        for (int size : sizes) {
            data.writeInt(size);
        }
        data.write(values);
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    /** Writes a whole data set of 3 training and 2 test images of 2x2, whose first training label is {@code first}. */
    static void writeSet(Path folder, boolean compressed, int first) throws IOException {
        Files.createDirectories(folder);
        byte[] images = {0, 51, 102, (byte) 255, 1, 2, 3, 4, 5, 6, 7, 8};
        write(folder, "train-images-idx3-ubyte", compressed, of(new int[] {3, 2, 2}, images));
        write(folder, "train-labels-idx1-ubyte", compressed, of(new int[] {3}, (byte) first, (byte) 1, (byte) 2));
        write(folder, "t10k-images-idx3-ubyte", compressed, of(new int[] {2, 2, 2}, new byte[8]));
        write(folder, "t10k-labels-idx1-ubyte", compressed, of(new int[] {2}, (byte) 9, (byte) 0));
    }

    private static void write(Path folder, String name, boolean compressed, byte[] bytes) throws IOException {
        Files.write(folder.resolve(compressed ? name + ".gz" : name), compressed ? gzip(bytes) : bytes);
    }
}

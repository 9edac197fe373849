package dev.netc.train.data;

import dev.netc.runtime.Shapes;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * An array of bytes in the idx format of MNIST: two zero bytes, the element type (8 for unsigned bytes), the number
 * of dimensions, each size as four bytes, highest first, then the elements. Plain, or compressed by gzip, as its
 * first bytes say.
 */
record IdxFile(Path path, List<Integer> shape, byte[] values) {

    private static final int UNSIGNED_BYTE = 8;
    /** No array that this could be is larger, so that a header that lies is found before anything is read. */
    private static final long LARGEST = 1L << 30;

    /**
     * Reads a whole file.
     *
     * @throws DataException if it cannot be read, is not idx, has other than {@code dimensions} dimensions, ends early
     *     or goes on
     */
    static IdxFile read(Path path, int dimensions) throws DataException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
                DataInputStream data = new DataInputStream(uncompressed(file))) {
            List<Integer> shape = readShape(path, data, dimensions);
            byte[] values = readValues(path, data, shape);
            return new IdxFile(path, shape, values);
        } catch (EOFException truncated) {
            throw new DataException(
                    path + " is truncated: its header or its gzip stream ends early; get it again", truncated);
        } catch (DataException damaged) {
            throw damaged;
        } catch (IOException failed) {
            throw new DataException(path + " cannot be read: " + failed.getMessage() + "; get it again", failed);
        }
    }

    private static InputStream uncompressed(InputStream file) throws IOException {
        return FileTree.isGzip(file)
                ? GzipCompressorInputStream.builder()
                        .setInputStream(file)
                        .setDecompressConcatenated(true)
                        .get()
                : file;
    }

    private static List<Integer> readShape(Path path, DataInputStream data, int dimensions) throws IOException {
        int magic = data.readInt();
        int expected = UNSIGNED_BYTE << 8 | dimensions;
        if (magic != expected) {
            throw new DataException(String.format(
                    "%s is not an idx file of %d-dimensional bytes: expected the magic number 0x%08x, found 0x%08x",
                    path, dimensions, expected, magic));
        }
        List<Integer> shape = new ArrayList<>();
        long elements = 1;
        for (int i = 0; i < dimensions; i++) {
            int size = data.readInt();
            elements = size < 1 || elements > LARGEST ? LARGEST + 1 : elements * size;
            shape.add(size);
        }
        if (elements > LARGEST) {
            throw new DataException(path + " has a damaged header: it claims an array of "
                    + String.join(
                            "x", shape.stream().map(Integer::toUnsignedString).toList()) + " bytes");
        }
        return shape;
    }

    /** Reads what the header announces. Memory grows with what is really there, not with what the header claims. */
    private static byte[] readValues(Path path, DataInputStream data, List<Integer> shape) throws IOException {
        int expected = Shapes.elements(shape);
        byte[] values = data.readNBytes(expected);
        if (values.length < expected) {
            throw new DataException(path + " is truncated: its header announces " + Shapes.text(shape) + " = "
                    + expected + " bytes, it has " + values.length + "; get it again");
        }
        if (data.read() >= 0) {
            throw new DataException(path + " has more in it than the " + Shapes.text(shape) + " = " + expected
                    + " bytes that its header announces; get it again");
        }
        return values;
    }
}

package dev.netc.runtime.weights;

import dev.netc.runtime.Shapes;
import dev.netc.runtime.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * A file of named arrays in the safetensors format, open for reading: 8 bytes with the length of the header, the header in JSON, then the
 * numbers, little-endian. The header is checked against the file's size when it is opened; numbers are read when asked for, so nothing is
 * allocated that the file does not hold.
 *
 * @see <a href="https://huggingface.co/docs/safetensors">the format</a>
 */
public final class SafetensorsFile implements AutoCloseable {

    /** The format's own limit. */
    private static final long LARGEST_HEADER = 100_000_000;

    private static final int LENGTH_BYTES = 8;
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final Header header;
    private final long dataStart;

    private SafetensorsFile(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        byte[] json = readHeader();
        this.dataStart = LENGTH_BYTES + json.length;
        this.header = new HeaderParser(file).parse(json);
        checkPlaces();
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws WeightsException if there is no such file or it is damaged
     */
    public static SafetensorsFile open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new WeightsException(file + " is a folder; expected a safetensors file");
        }
        FileChannel channel = channel(file);
        try {
            return new SafetensorsFile(file, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        try {
            return FileChannel.open(file);
        } catch (NoSuchFileException e) {
            throw new WeightsException("there is no file " + file + "; check the path", e);
        } catch (AccessDeniedException e) {
            throw new WeightsException("may not read " + file + "; check its permissions", e);
        }
    }

    private byte[] readHeader() throws IOException {
        long size = channel.size();
        if (size < LENGTH_BYTES) {
            throw new WeightsException(file + " is not a safetensors file: it has only " + size + " bytes");
        }
        ByteBuffer start = read(0, LENGTH_BYTES);
        if (start.get(0) == 'P' && start.get(1) == 'K') {
            throw new WeightsException(file + " is a zip archive, perhaps a PyTorch checkpoint; in Python, save the"
                    + " state_dict with safetensors.torch.save_file");
        }
        long length = start.getLong();
        if (length < 2 || length > LARGEST_HEADER || length > size - LENGTH_BYTES) {
            throw new WeightsException(
                    file + " is damaged or not a safetensors file: a header of " + Long.toUnsignedString(length)
                            + " bytes does not fit a file of " + size + "; fetch or save it again");
        }
        return read(LENGTH_BYTES, (int) length).array();
    }

    /** Every tensor has the bytes that its shape needs; together they cover the data without gaps and without sharing any. */
    private void checkPlaces() throws IOException {
        List<StoredTensor> inOrder = header.tensors().values().stream()
                .sorted(Comparator.comparingLong(StoredTensor::begin).thenComparingLong(StoredTensor::end))
                .toList();
        long expected = 0;
        for (StoredTensor tensor : inOrder) {
            long bytes = (long) tensor.elements() * tensor.type().bytes();
            if (tensor.begin() != expected || tensor.end() - tensor.begin() != bytes) {
                throw new WeightsException(file + " is damaged: expected the tensor " + tensor.name() + " ("
                        + describe(tensor) + ") in bytes " + expected + " to " + (expected + bytes)
                        + " of the data, found " + tensor.begin() + " to " + tensor.end() + "; fetch or save it again");
            }
            expected = tensor.end();
        }
        long present = channel.size() - dataStart;
        if (present != expected) {
            throw new WeightsException(file + " is " + (present < expected ? "truncated" : "damaged") + ": expected "
                    + expected + " bytes of data, found " + present + "; fetch or save it again");
        }
    }

    public Path path() {
        return file;
    }

    /** The remarks under {@code __metadata__}; empty where there are none. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /** All tensors by name, in the order of the header. */
    public Map<String, StoredTensor> tensors() {
        return header.tensors();
    }

    /**
     * Reads a tensor of floating-point numbers; F64, F16 and BF16 become float32.
     *
     * @throws WeightsException if the file has no such tensor or it holds integers
     */
    public Tensor tensor(String name) throws IOException {
        float[] values = floats(name);
        return Tensor.of(
                values, find(name).shape().stream().mapToInt(Integer::intValue).toArray());
    }

    /** The numbers of {@link #tensor}, row-major. */
    public float[] floats(String name) throws IOException {
        StoredTensor tensor = find(name);
        float[] values = new float[tensor.elements()];
        ObjIntConsumer<ByteBuffer> decoder =
                switch (tensor.type()) {
                    case F32 -> (bytes, i) -> values[i] = bytes.getFloat();
                    case F64 -> (bytes, i) -> values[i] = (float) bytes.getDouble();
                    case F16 -> (bytes, i) -> values[i] = HalfPrecision.toFloat(bytes.getShort());
                    case BF16 -> (bytes, i) -> values[i] = Float.intBitsToFloat(bytes.getShort() << 16);
                    default -> throw wrongType(tensor, "floating-point numbers");
                };
        decode(tensor, decoder);
        return values;
    }

    /**
     * Reads a tensor of integers, row-major.
     *
     * @throws WeightsException if the file has no such tensor or it holds something else
     */
    public long[] integers(String name) throws IOException {
        StoredTensor tensor = find(name);
        long[] values = new long[tensor.elements()];
        ObjIntConsumer<ByteBuffer> decoder =
                switch (tensor.type()) {
                    case I64 -> (bytes, i) -> values[i] = bytes.getLong();
                    case I32 -> (bytes, i) -> values[i] = bytes.getInt();
                    case I16 -> (bytes, i) -> values[i] = bytes.getShort();
                    case I8 -> (bytes, i) -> values[i] = bytes.get();
                    case U8 -> (bytes, i) -> values[i] = Byte.toUnsignedLong(bytes.get());
                    default -> throw wrongType(tensor, "signed integers or bytes");
                };
        decode(tensor, decoder);
        return values;
    }

    private StoredTensor find(String name) throws WeightsException {
        StoredTensor tensor = header.tensors().get(name);
        if (tensor == null) {
            throw new WeightsException(file + " has no tensor " + name);
        }
        return tensor;
    }

    private WeightsException wrongType(StoredTensor tensor, String expected) {
        return new WeightsException(
                file + ": expected " + expected + " in " + tensor.name() + ", found " + describe(tensor));
    }

    private static String describe(StoredTensor tensor) {
        return tensor.shape().isEmpty() ? "one " + tensor.type() : tensor.type() + " " + Shapes.text(tensor.shape());
    }

    private void decode(StoredTensor tensor, ObjIntConsumer<ByteBuffer> decoder) throws IOException {
        long position = dataStart + tensor.begin();
        int done = 0;
        while (done < tensor.elements()) {
            int count = Math.min(tensor.elements() - done, CHUNK);
            ByteBuffer bytes = read(position, count * tensor.type().bytes());
            for (int i = 0; i < count; i++) {
                decoder.accept(bytes, done + i);
            }
            done += count;
            position += bytes.capacity();
        }
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new WeightsException(file + " became shorter while it was read; read it again");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package dev.netc.runtime.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.netc.runtime.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;

/**
 * Writes named float32 arrays as a safetensors file. The file is complete or not there at all: it is written under another name in the
 * same folder, brought to the disk, and only then takes its name, replacing what stood there.
 */
public final class SafetensorsWriter {

    private static final int ALIGNMENT = 8;
    private static final int CHUNK = 1 << 16;

    private final Map<String, String> metadata;

    /** Writes these remarks into every file. */
    public SafetensorsWriter(Map<String, String> metadata) {
        this.metadata = Map.copyOf(metadata);
    }

    /**
     * Writes the tensors, in the map's order.
     *
     * @throws WeightsException if the folder does not exist or may not be written to
     */
    public void write(Map<String, Tensor> tensors, Path file) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        checkTarget(file, target);
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            writeAll(tensors, temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileNotFoundException | AccessDeniedException e) {
            throw new WeightsException("may not write " + file + "; check the permissions of " + target.getParent(), e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void checkTarget(Path file, Path target) throws WeightsException {
        if (Files.isDirectory(target)) {
            throw new WeightsException("cannot write " + file + ": it is a folder; name a file in it");
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new WeightsException(
                    "cannot write " + file + ": there is no folder " + target.getParent() + "; create it first");
        }
    }

    private void writeAll(Map<String, Tensor> tensors, Path file) throws IOException {
        // Not a channel: an interrupt, as by a training that is being stopped, would close it and lose the weights.
        try (FileOutputStream output = new FileOutputStream(file.toFile())) {
            byte[] header = header(tensors);
            ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            output.write(length.putLong(header.length).array());
            output.write(header);
            for (Tensor tensor : tensors.values()) {
                writeNumbers(output, tensor.values());
            }
            output.getFD().sync();
        }
    }

    private byte[] header(Map<String, Tensor> tensors) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (JsonGenerator generator = new JsonFactory().createGenerator(json)) {
            generator.writeStartObject();
            generator.writeObjectFieldStart("__metadata__");
            for (Map.Entry<String, String> remark : metadata.entrySet()) {
                generator.writeStringField(remark.getKey(), remark.getValue());
            }
            generator.writeEndObject();
            long offset = 0;
            for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
                offset = writeEntry(generator, entry.getKey(), entry.getValue(), offset);
            }
            generator.writeEndObject();
        }
        // Spaces, so that the numbers begin at a multiple of 8: readers that map the file into memory want that.
        json.write(" ".repeat(-json.size() & (ALIGNMENT - 1)).getBytes(StandardCharsets.US_ASCII));
        return json.toByteArray();
    }

    private static long writeEntry(JsonGenerator generator, String name, Tensor tensor, long begin) throws IOException {
        long end = begin + (long) tensor.values().length * Float.BYTES;
        generator.writeObjectFieldStart(name);
        generator.writeStringField("dtype", ElementType.F32.name());
        generator.writeArrayFieldStart("shape");
        for (int size : tensor.shape()) {
            generator.writeNumber(size);
        }
        generator.writeEndArray();
        generator.writeArrayFieldStart("data_offsets");
        generator.writeNumber(begin);
        generator.writeNumber(end);
        generator.writeEndArray();
        generator.writeEndObject();
        return end;
    }

    private static void writeNumbers(OutputStream output, float[] values) throws IOException {
        for (int done = 0; done < values.length; done += CHUNK) {
            int count = Math.min(values.length - done, CHUNK);
            ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values, done, count);
            output.write(bytes.array());
        }
    }
}

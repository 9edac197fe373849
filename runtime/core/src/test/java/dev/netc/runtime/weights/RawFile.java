package dev.netc.runtime.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes safetensors files byte by byte, wrong ones too. */
final class RawFile {

    private RawFile() {}

    /** A header, with ' for ", and any data. */
    static void write(Path file, String header, byte... data) throws IOException {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        write(file, json.length, json, data);
    }

    /** A header with a length that may not be its own. */
    static void write(Path file, long headerLength, byte[] json, byte... data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(headerLength)
                .array());
        bytes.write(json);
        bytes.write(data);
        Files.write(file, bytes.toByteArray());
    }
}

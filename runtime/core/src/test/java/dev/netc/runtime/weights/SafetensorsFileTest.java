package dev.netc.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("some.safetensors");
    }

    @Test
    void readsEveryTypeThatIsEasy() throws IOException {
        String header = "{'h':{'dtype':'F16','shape':[4],'data_offsets':[0,8]},"
                + "'b':{'dtype':'BF16','shape':[2],'data_offsets':[8,12]},"
                + "'i':{'dtype':'I64','shape':[],'data_offsets':[12,20]},"
                + "'u':{'dtype':'U8','shape':[1,1],'data_offsets':[20,21]},"
                + "'__metadata__':{'made':'by hand'}}   ";
        byte[] data = new byte[] {
            0,
            0x3C,
            0,
            (byte) 0xC1,
            1,
            0,
            0,
            0x7C, // 1, -2.5, 2^-24, infinity
            (byte) 0x80,
            0x3F,
            (byte) 0x40,
            (byte) 0xC0, // 1, -3
            -2,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1, // -2
            (byte) 200
        };
        RawFile.write(file, header, data);
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            assertArrayEquals(new float[] {1, -2.5f, 0x1p-24f, Float.POSITIVE_INFINITY}, opened.floats("h"));
            assertArrayEquals(new float[] {1, -3}, opened.floats("b"));
            assertArrayEquals(new long[] {-2}, opened.integers("i"));
            assertArrayEquals(new long[] {200}, opened.integers("u"));
            assertEquals(Map.of("made", "by hand"), opened.metadata());
            assertEquals(
                    List.of("h", "b", "i", "u"), List.copyOf(opened.tensors().keySet()));
            assertThrows(WeightsException.class, () -> opened.floats("i"));
            assertThrows(WeightsException.class, () -> opened.integers("h"));
            assertThrows(WeightsException.class, () -> opened.floats("missing"));
        }
    }

    @Test
    void aTensorKeepsItsShape() throws IOException {
        Tensor tensor = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        new SafetensorsWriter(Map.of()).write(Map.of("t", tensor), file);
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            assertEquals(tensor.shape(), opened.tensor("t").shape());
            assertArrayEquals(tensor.values(), opened.tensor("t").values());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,12]}}         | found 0 to 12",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}         | found 4 to 12",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}}         | truncated: expected 12 bytes of data, found 8",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}          | damaged: expected 4 bytes of data, found 8",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}          | found 8 to 0",
                "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}         | negative size",
                "{'a':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,8]}}| more elements than Java can hold",
                "{'a':{'dtype':'F32','shape':[99999999999],'data_offsets':[0,8]}}| more elements than Java can hold",
                "{'a':{'dtype':'F32','shape':[536870912],'data_offsets':[0,8]}}  | to 2147483648 of the data",
                "{'a':{'dtype':'F99','shape':[2],'data_offsets':[0,8]}}          | the type F99",
                "{'a':{'dtype':'F32','shape':[2]}}                               | lacks its dtype",
                "{'a':{'dtype':'F32','shape':[2.5],'data_offsets':[0,8]}}        | found value number float",
                "{'a':{'dtype':'F32','shape':2,'data_offsets':[0,8]}}            | expected start array",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':1}}    | unknown field x",
                "{'a':[]}                                                        | expected start object",
                "{'__metadata__':{'a':1}}                                        | expected value string",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | stands there twice",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | expected the tensor b",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} {}       | expected the end",
                "[1, 2]                                                          | expected start object",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]            | not JSON",
                "hello                                                           | not JSON",
            })
    void aDamagedHeaderIsExplained(String header, String expected) throws IOException {
        RawFile.write(file, header, new byte[8]);
        assertProblem(expected);
    }

    @Test
    void aHeaderLongerThanTheFileIsNotAllocated() throws IOException {
        byte[] json = "{}".getBytes(StandardCharsets.US_ASCII);
        for (long length : new long[] {3, 1L << 32, Long.MAX_VALUE, -1, 0}) {
            RawFile.write(file, length, json);
            assertProblem("does not fit a file of 10");
        }
    }

    @Test
    void otherKindsOfFilesAreRecognized() throws IOException {
        Files.write(file, new byte[3]);
        assertProblem("not a safetensors file: it has only 3 bytes");
        Files.writeString(file, "PK\3\4 a zip archive");
        assertProblem("perhaps a PyTorch checkpoint");
        Files.writeString(file, "network LeNet { input 1x28x28 }");
        assertProblem("damaged or not a safetensors file");
    }

    @Test
    void everyTruncationAndManyWrongBytesAreFindings() throws IOException {
        new SafetensorsWriter(Map.of("format", "pt"))
                .write(Map.of("a", Tensor.zeros(3, 2), "b", Tensor.zeros(5)), file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(WeightsException.class, this::readAll);
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            Files.write(file, damaged);
            try {
                readAll();
            } catch (WeightsException e) {
                assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            }
        }
    }

    private void readAll() throws IOException {
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            for (String name : opened.tensors().keySet()) {
                opened.floats(name);
            }
        }
    }

    private void assertProblem(String expected) {
        String message = assertThrows(WeightsException.class, () -> SafetensorsFile.open(file))
                .getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        assertTrue(message.contains(expected), () -> "expected '" + expected + "' in: " + message);
    }
}

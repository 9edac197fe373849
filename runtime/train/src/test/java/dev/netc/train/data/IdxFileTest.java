package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {

    private static final byte[] VALUES = {1, 2, 3, 4, 5, (byte) 200};

    @TempDir
    Path folder;

    @Test
    void readsPlainAndCompressed() throws IOException {
        byte[] plain = IdxBytes.of(new int[] {3, 1, 2}, VALUES);
        for (byte[] bytes : List.of(plain, IdxBytes.gzip(plain))) {
            IdxFile file = IdxFile.read(file(bytes), 3);
            assertEquals(List.of(3, 1, 2), file.shape());
            assertArrayEquals(VALUES, file.values());
        }
    }

    @Test
    void anotherMagicNumberIsNoIdxFile() throws IOException {
        assertMessage(IdxBytes.of(new int[] {6}, VALUES), "expected the magic number 0x00000803, found 0x00000801");
        assertMessage("<html>not found</html>".getBytes(), "found 0x3c68746d");
    }

    @Test
    void headerOrValuesThatEndEarlyAreTruncated() throws IOException {
        byte[] whole = IdxBytes.of(new int[] {3, 1, 2}, VALUES);
        assertMessage(new byte[0], "is truncated");
        assertMessage(Arrays.copyOf(whole, 10), "is truncated");
        assertMessage(Arrays.copyOf(whole, whole.length - 1), "announces 3x1x2 = 6 bytes, it has 5");
    }

    @Test
    void moreThanTheHeaderAnnouncesIsDamage() throws IOException {
        byte[] whole = IdxBytes.of(new int[] {3, 1, 2}, VALUES);
        assertMessage(Arrays.copyOf(whole, whole.length + 1), "has more in it than the 3x1x2 = 6 bytes");
    }

    @Test
    void damagedCompressionIsAnError() throws IOException {
        byte[] compressed = IdxBytes.gzip(IdxBytes.of(new int[] {3, 1, 2}, VALUES));
        assertMessage(Arrays.copyOf(compressed, compressed.length - 9), "is truncated");
        byte[] wrongSum = compressed.clone();
        wrongSum[compressed.length - 8] ^= 1;
        assertMessage(wrongSum, "cannot be read");
    }

    @Test
    void headerThatLiesNeedsNoMemory() throws IOException {
        assertMessage(IdxBytes.of(new int[] {Integer.MIN_VALUE, 28, 28}), "claims an array of 2147483648x28x28 bytes");
        assertMessage(IdxBytes.of(new int[] {Integer.MAX_VALUE, 28, 28}), "damaged header");
        assertMessage(IdxBytes.of(new int[] {65536, 65536, 65536}), "damaged header");
        assertMessage(IdxBytes.of(new int[] {0, 28, 28}), "damaged header");
        assertMessage(IdxBytes.of(new int[] {1 << 20, 32, 32}, VALUES), "it has 6");
    }

    @Test
    void unreadableFileIsAnError() {
        DataException failed = assertThrows(DataException.class, () -> IdxFile.read(folder.resolve("none"), 3));
        assertTrue(failed.getMessage().contains("cannot be read"), failed.getMessage());
    }

    private void assertMessage(byte[] bytes, String expected) throws IOException {
        Path file = file(bytes);
        String message =
                assertThrows(DataException.class, () -> IdxFile.read(file, 3)).getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        assertTrue(message.contains(expected), message);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("images"), bytes);
    }
}

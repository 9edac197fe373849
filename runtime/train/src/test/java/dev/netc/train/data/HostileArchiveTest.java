package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that a stranger made. None of them is ever unpacked. */
class HostileArchiveTest {

    private static final byte[] SMALL = {1, 2, 3};

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../evil.png", "a/../../evil.png", "/tmp/evil.png", "C:/evil.png", "a\\..\\..\\evil.png"})
    void entryThatPointsOutside(String path) throws IOException {
        for (Path archive : List.of(
                ArchiveBytes.tar(folder.resolve("a.tar.gz"), Map.of(path, SMALL)),
                ArchiveBytes.zip(folder.resolve("a.zip"), Map.of(path, SMALL)))) {
            String message = refusal(FileTree.of(archive));
            assertTrue(message.startsWith(archive + " has an entry that points outside of it: "), message);
            assertTrue(message.contains("nothing was unpacked: get it from a source that you trust"), message);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count(), "the archives alone lie there");
        }
    }

    @Test
    void link() throws IOException {
        for (Path archive : List.of(
                ArchiveBytes.tarWithLink(folder.resolve("a.tar.gz"), "a/b.png", "/etc/passwd"),
                ArchiveBytes.zipWithLink(folder.resolve("a.zip"), "a/b.png", "/etc/passwd"))) {
            String message = refusal(FileTree.of(archive));
            assertTrue(message.contains("has an entry that is a link or a device: a/b.png;"), message);
        }
    }

    @Test
    void bombThatIsReadOrPassedOver() throws IOException {
        Map<String, byte[]> zeros = Map.of("a.png", new byte[3 << 20]);
        ArchiveGuard.Limits limits = new ArchiveGuard.Limits(10, 1 << 28, 20, 1 << 20);
        Path tar = ArchiveBytes.tar(folder.resolve("a.tar.gz"), zeros);
        Path zip = ArchiveBytes.zip(folder.resolve("a.zip"), zeros);
        assertTrue(refusal(new TarTree(tar, limits)).contains("holds more than 1 MiB in a file of "));
        assertTrue(refusal(new ZipTree(zip, limits)).contains("holds more than 1 MiB in a file of "));
        DataException passedOver =
                assertThrows(DataException.class, () -> new TarTree(tar, limits).visit((path, content) -> true));
        assertTrue(passedOver.getMessage().contains("holds more than 1 MiB"), passedOver.getMessage());
    }

    @Test
    void tooManyEntriesOrTooLargeAFile() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 11; i++) {
            files.put(i + ".png", SMALL);
        }
        Path tar = ArchiveBytes.tar(folder.resolve("a.tar.gz"), files);
        Path zip = ArchiveBytes.zip(folder.resolve("a.zip"), files);
        ArchiveGuard.Limits few = new ArchiveGuard.Limits(10, 1 << 28, 200, 1 << 20);
        assertTrue(refusal(new TarTree(tar, few)).contains("has more than 10 entries"));
        assertTrue(refusal(new ZipTree(zip, few)).contains("has more than 10 entries"));
        ArchiveGuard.Limits small = new ArchiveGuard.Limits(100, 2, 200, 1 << 20);
        assertTrue(refusal(new TarTree(tar, small)).contains("has a file of more than 0 MiB: 0.png"));
    }

    @Test
    void zipThatLiesAboutASize() throws IOException {
        byte[] content = new byte[1000];
        Arrays.fill(content, (byte) 7);
        byte[] zip = Files.readAllBytes(ArchiveBytes.zip(folder.resolve("a.zip"), Map.of("a.png", content)));
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(zip.length - 6);
        int size = directory + 24;
        assertEquals(1000, bytes.getInt(size));
        bytes.putInt(size, 10);
        Path liar = Files.write(folder.resolve("liar.zip"), zip);
        String message = refusal(FileTree.of(liar));
        assertTrue(message.contains("claims that a.png has 10 bytes, but it has more"), message);
    }

    @Test
    void tarThatEndsEarlyAndFilesThatAreNone() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        byte[] whole = Files.readAllBytes(ArchiveBytes.tar(folder.resolve("a.tar.gz"), Map.of("a.png", noise)));
        Path half = Files.write(folder.resolve("half.tar.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertTrue(refusal(FileTree.of(half)).contains("half.tar.gz is damaged"), refusal(FileTree.of(half)));
        Path text = Files.writeString(folder.resolve("text.tar.gz"), "no archive ".repeat(100));
        assertTrue(refusal(FileTree.of(text)).contains("is damaged, or no tar archive"));
        Path other = Files.writeString(folder.resolve("text.zip"), "no archive");
        assertTrue(refusal(FileTree.of(other)).contains("is damaged, or no zip archive"));
    }

    /** What is said when all files are read. */
    private static String refusal(FileTree tree) {
        List<byte[]> read = new ArrayList<>();
        return assertThrows(DataException.class, () -> tree.visit((path, content) -> read.add(content.read())))
                .getMessage();
    }
}

package dev.netc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.model.ImportResolver.Resolved;
import dev.netc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFolderTest {

    @TempDir
    private Path folder;

    @Test
    void readsTextWithoutItsByteOrderMark() throws IOException {
        Path file = Files.writeString(folder.resolve("a.net"), "\uFEFFnetwork A {}");
        assertEquals("network A {}", SourceFolder.read(file).text());
        assertEquals(file.toString(), SourceFolder.read(file).name());
    }

    @Test
    void otherBytesThanTextAreFoundByTheirLine() {
        byte[] bytes = "network A {\n  # caf\u00e9\n}\n".getBytes(StandardCharsets.ISO_8859_1);
        IOException thrown = assertThrows(IOException.class, () -> SourceFolder.decode("a.net", bytes));
        assertEquals("a.net: expected UTF-8 text, found other bytes in line 2", thrown.getMessage());
    }

    @Test
    void importsAreRelativeToTheImportingFile() throws IOException {
        Files.createDirectories(folder.resolve("vision/blocks"));
        Files.writeString(folder.resolve("vision/blocks/resnet.net"), "block b() {}");
        SourceFile importing = new SourceFile(folder.resolve("vision/net.net").toString(), "");
        Resolved resolved = new SourceFolder(folder).resolve(importing, "blocks/resnet.net");
        assertEquals("block b() {}", resolved.file().orElseThrow().text());
        SourceFile sibling = new SourceFile(folder.resolve("other/net.net").toString(), "");
        assertTrue(new SourceFolder(folder)
                .resolve(sibling, "../vision/blocks/resnet.net")
                .file()
                .isPresent());
    }

    @Test
    void missingImportIsNamedByItsPath() {
        SourceFile importing = new SourceFile(folder.resolve("a.net").toString(), "");
        assertEquals(
                "expected a model file to import, found none at " + folder.resolve("b.net"),
                new SourceFolder(folder).resolve(importing, "b.net").reason());
    }

    @Test
    void linkThatLeadsOutIsNotFollowed() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.writeString(folder.resolve("secret.net"), "block b() {}");
        Files.createSymbolicLink(inside.resolve("link.net"), folder.resolve("secret.net"));
        SourceFile importing = new SourceFile(inside.resolve("a.net").toString(), "");
        Resolved resolved = new SourceFolder(inside).resolve(importing, "link.net");
        assertTrue(resolved.file().isEmpty());
        assertEquals(
                "an import stays inside the source folder, but " + inside.resolve("link.net") + " leads out of it",
                resolved.reason());
    }
}

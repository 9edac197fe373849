package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {

    private static final String DRAFT = "network   A {\n  input 4 # four\n linear    2\n}\n";
    private static final String FORMATTED = "network A {\n    input 4 # four\n    linear 2\n}\n";

    @TempDir
    private Path folder;

    @Test
    void formatsInPlaceOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("a.net"), DRAFT);
        Run first = Run.netc("fmt", file);
        assertEquals(0, first.exitCode(), first.err());
        assertEquals("formatted " + file, first.out().strip());
        assertEquals(FORMATTED, collapsed(file));
        assertEquals(new Run(0, "", ""), Run.netc("fmt", file));
    }

    /** The file, with the blanks before a comment as one, since their number is the formatter's to choose. */
    private static String collapsed(Path file) throws IOException {
        return Files.readString(file).replaceAll(" +#", " #");
    }

    @Test
    void checkNamesWhatIsNotFormattedAndWritesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("a.net"), DRAFT);
        Run run = Run.netc("fmt", "--check", folder);
        assertEquals(1, run.exitCode());
        assertEquals(
                file + " is not formatted; 'netc fmt " + file + "' does it",
                run.out().strip());
        assertEquals(DRAFT, Files.readString(file));
    }

    @Test
    void theModelsOfTheProjectAreFormatted() {
        Run run = Run.netc("fmt", "--check", Path.of("../../models/src/main/net"));
        assertEquals(new Run(0, "", ""), run);
    }

    @Test
    void fileWithErrorsStaysAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("a.net"), "network A {\n  input\n");
        Run run = Run.netc("fmt", file);
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("error["), run.err());
        assertEquals("network A {\n  input\n", Files.readString(file));
    }

    @Test
    void standardInputToStandardOutput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(DRAFT.getBytes(StandardCharsets.UTF_8)));
            Run run = Run.netc("fmt", "-");
            assertEquals(0, run.exitCode(), run.err());
            assertEquals(FORMATTED, run.out().replaceAll(" +#", " #"));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void linkAndPermissionsStay() throws IOException {
        Path file = Files.writeString(folder.resolve("a.net"), DRAFT);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        Path link = Files.createSymbolicLink(folder.resolve("link.net"), file);
        assertEquals(0, Run.netc("fmt", link).exitCode());
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(FORMATTED, collapsed(file));
        assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void notText() throws IOException {
        Path file = Files.write(folder.resolve("a.net"), new byte[] {'a', '\n', (byte) 0xff});
        Run run = Run.netc("fmt", file);
        assertEquals(2, run.exitCode());
        assertEquals(
                "netc: " + file + ": expected UTF-8 text, found other bytes in line 2",
                run.err().strip());
    }
}

package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands that only read models: lint, summary, compile. */
class ModelCommandsTest {

    private static final String LENET = """
            network LeNet(classes = 10) {
                input 1x28x28
                conv1: conv 5x5 -> 20
                relu
                maxpool 2
                conv2: conv 5x5 -> 50
                relu
                maxpool 2
                flatten
                expect 4*4*50
                fc1: linear 500
                relu
                fc2: linear classes
            }
            """;

    @TempDir
    private Path folder;

    private Path lenet;

    @BeforeEach
    void model() throws IOException {
        lenet = Files.writeString(folder.resolve("lenet.net"), LENET);
    }

    @Test
    void lintOfCleanModelSaysNothing() {
        assertEquals(new Run(0, "", ""), Run.netc("lint", lenet));
    }

    @Test
    void lintShowsWhereTheNumberCameFrom() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.net"), LENET.replace("expect 4*4*50", "expect 784"));
        Run run = Run.netc("lint", wrong);
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("--> " + wrong + ":10:5"), run.out());
        assertTrue(run.out().contains("50 * 4 * 4 = 800"), run.out());
        assertTrue(run.out().contains("= fix: expect 4*4*50"), run.out());
        assertTrue(run.out().endsWith("1 error" + System.lineSeparator()), run.out());
        assertFalse(run.out().contains("\u001b"), run.out());
        assertTrue(Run.netc("--color", "always", "lint", wrong).out().contains("\u001b[0;1;31merror"));
    }

    @Test
    void lintOfFolderReportsAllFiles() throws IOException {
        Files.writeString(folder.resolve("a.net"), "network A {\n    input 4\n    linaer 2\n}\n");
        Files.writeString(folder.resolve("b.net"), "network B {\n    input 4\n    linear\n}\n");
        Run run = Run.netc("lint", folder);
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("a.net:3:5"), run.out());
        assertTrue(run.out().contains("b.net:3:5"), run.out());
        assertTrue(run.out().contains("2 errors"), run.out());
    }

    @Test
    void lintOfFolderWithoutModels() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Run run = Run.netc("lint", empty);
        assertEquals(2, run.exitCode());
        assertEquals(
                "netc: " + empty + ": expected .net files in this folder, found none",
                run.err().strip());
    }

    @ParameterizedTest
    @EnumSource(DumpForm.class)
    void everyFormCanBeDumped(DumpForm form) {
        Run run = Run.netc("lint", lenet, "--dump", form);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("conv2"), run.out());
    }

    @Test
    void summaryShowsShapesAndTotals() {
        Run run = Run.netc("summary", lenet, "--batch", 64);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("maxpool2  maxpool  50x4x4 = 800 "), run.out());
        assertTrue(run.out().contains("conv2     conv     50x8x8 = 3,200         25,050  1,600,000"), run.out());
        assertTrue(run.out().contains("parameters: 431,080"), run.out());
        assertTrue(run.out().contains("2,293,000 a sample"), run.out());
        assertTrue(run.out().contains("batches of 64"), run.out());
    }

    @Test
    void summaryOfManySamplesDoesNotOverflow() {
        Run run = Run.netc("summary", lenet, "--batch", Integer.MAX_VALUE);
        assertEquals(0, run.exitCode(), run.err());
        assertFalse(run.out().contains("-1"), run.out());
    }

    @Test
    void parameterCanBeSet() {
        Run run = Run.netc("summary", lenet, "--set", "classes=3");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("parameters: 427,573"), run.out());
    }

    @Test
    void unknownParameter() {
        Run run = Run.netc("summary", lenet, "--set", "clases=3");
        assertEquals(2, run.exitCode());
        assertEquals(
                "netc: --set: no network here has a parameter 'clases'; did you mean classes?",
                run.err().strip());
    }

    @Test
    void parameterWithoutValue() {
        Run run = Run.netc("summary", lenet, "--set", "classes");
        assertEquals(2, run.exitCode());
        assertEquals(
                "netc: value for option '--set' (NAME=VALUE) should be in KEY=VALUE format but was classes",
                run.err().lines().findFirst().orElse(""));
    }

    @Test
    void oneOfSeveralNetworksIsChosen() throws IOException {
        Path two = Files.writeString(
                folder.resolve("two.net"),
                "network A {\n    input 4\n    linear 2\n}\nnetwork B {\n    input 4\n    linear 3\n}\n");
        Run none = Run.netc("summary", two);
        assertEquals(2, none.exitCode());
        assertEquals(
                "netc: " + two + " has the networks A, B; choose one with --network",
                none.err().strip());
        assertTrue(Run.netc("summary", two, "--network", "B").out().contains("parameters: 15"));
        Run wrong = Run.netc("summary", two, "--network", "C");
        assertEquals(
                "netc: " + two + " has no network 'C'; it has A, B", wrong.err().strip());
    }

    @Test
    void compileWritesOnceAndThenOnlyWhatChanged() throws IOException {
        Path out = folder.resolve("out");
        Run first = Run.netc("compile", lenet, "-d", out, "--package", "com.example");
        Path java = out.resolve("com/example/LeNet.java");
        assertEquals(new Run(0, "wrote " + java + System.lineSeparator(), ""), first);
        assertTrue(Files.readString(java).contains("class LeNet extends Model"));
        Run second = Run.netc("compile", lenet, "-d", out, "--package", "com.example");
        assertEquals("unchanged: " + java, second.out().strip());
    }

    @Test
    void compileOfModelWithErrorWritesNothing() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.net"), LENET.replace("expect 4*4*50", "expect 784"));
        Path out = folder.resolve("out");
        assertEquals(1, Run.netc("compile", wrong, "-d", out).exitCode());
        assertFalse(Files.exists(out));
    }

    @Test
    void packageThatIsNone() {
        Run run = Run.netc("compile", lenet, "--package", "com.class");
        assertEquals(2, run.exitCode());
        assertEquals(
                "netc: --package: expected a Java package such as com.example.models, found 'com.class'",
                run.err().strip());
    }

    @Test
    void outputFolderThatIsAFile() {
        Run run = Run.netc("compile", lenet, "-d", lenet);
        assertEquals(2, run.exitCode());
        assertEquals(
                "netc: cannot write " + lenet + "/LeNet.java: " + lenet + " is not a folder",
                run.err().strip());
    }
}

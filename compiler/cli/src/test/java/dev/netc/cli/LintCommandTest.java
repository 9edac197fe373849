package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code netc lint} is asked for beyond a file: severities, baselines, fixes, standard input. */
class LintCommandTest {

    private static final String WARNED = """
            network Warned {
                input 1x13x13
                act1: relu
                maxpool 2
                flatten
                linear 10
            }
            """;

    @TempDir
    private Path folder;

    private Path warned;

    @BeforeEach
    void model() throws IOException {
        warned = Files.writeString(folder.resolve("warned.net"), WARNED);
    }

    @Test
    void warningsAloneAreClean() {
        Run run = Run.netc("lint", warned);
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("warning[unused-label]"), run.out());
        assertTrue(run.out().contains("warning[window-misses-edge]"), run.out());
        assertTrue(run.out().endsWith("2 warnings" + System.lineSeparator()), run.out());
    }

    @Test
    void warningsAsErrors() {
        Run run = Run.netc("lint", "--warnings-as-errors", warned);
        assertEquals(1, run.exitCode());
        assertTrue(run.out().endsWith("2 errors" + System.lineSeparator()), run.out());
        Run kept = Run.netc("lint", "--warnings-as-errors", "--warn", "unused-label,window-misses-edge", warned);
        assertEquals(0, kept.exitCode());
    }

    @Test
    void severityOfEachName() {
        Run run = Run.netc("lint", "--error", "unused-label", "--allow", "window-misses-edge", warned);
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("error[unused-label]"), run.out());
        assertTrue(run.out().endsWith("1 error" + System.lineSeparator()), run.out());
        assertEquals(
                new Run(0, "", ""),
                Run.netc("lint", "--allow", "unused-label", "--allow", "window-misses-edge", warned));
    }

    @Test
    void severityOfUnknownName() {
        Run run = Run.netc("lint", "--allow", "unused-lable", warned);
        assertEquals(2, run.exitCode());
        assertEquals(
                "netc: --allow: no finding is called 'unused-lable'; did you mean unused-label?",
                run.err().strip());
    }

    @Test
    void errorCannotBeAllowed() {
        Run run = Run.netc("lint", "--allow", "shape-mismatch", warned);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().startsWith("netc: --allow: shape-mismatch is an error"), run.err());
    }

    @Test
    void knownWarningsAreNotTold() throws IOException {
        Path known = folder.resolve("known.txt");
        Run written = Run.netc("lint", "--write-baseline", known, warned);
        assertEquals(new Run(0, "", "wrote 2 warnings to " + known + System.lineSeparator()), written);
        assertEquals(new Run(0, "", ""), Run.netc("lint", "--warnings-as-errors", "--baseline", known, folder));
        Files.writeString(warned, WARNED.replace("    flatten", "    other: sigmoid\n    flatten"));
        Run more = Run.netc("lint", "--warnings-as-errors", "--baseline", known, warned);
        assertEquals(1, more.exitCode());
        assertTrue(more.out().contains("label 'other'"), more.out());
        assertFalse(more.out().contains("label 'act1'"), more.out());
    }

    @Test
    void baselineThatIsNone() {
        Run run = Run.netc("lint", "--baseline", warned, warned);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().startsWith("netc: " + warned + ":1: expected file, finding and message"), run.err());
        Path none = folder.resolve("none.txt");
        Run missing = Run.netc("lint", "--baseline", none, warned);
        assertEquals(2, missing.exitCode());
        assertEquals(
                "netc: " + none + ": there is no such file or folder",
                missing.err().strip());
    }

    @Test
    void fixesWhatIsSafe() throws IOException {
        Run run = Run.netc("lint", "--fix", warned);
        assertEquals(0, run.exitCode());
        assertTrue(run.out().startsWith("fixed 1 finding in " + warned + System.lineSeparator()), run.out());
        assertTrue(run.out().endsWith("1 warning" + System.lineSeparator()), run.out());
        assertEquals(WARNED.replace("act1: ", ""), Files.readString(warned));
    }

    @Test
    void fixesOnlyWhatIsTold() throws IOException {
        assertEquals(
                0, Run.netc("lint", "--fix", "--allow", "unused-label", warned).exitCode());
        assertEquals(WARNED, Files.readString(warned));
    }

    @Test
    void whatWasFixedDoesNotMixWithAReport() {
        Run run = Run.netc("lint", "--fix", "--format", "json", warned);
        assertTrue(run.out().startsWith("{"), run.out());
        assertEquals("fixed 1 finding in " + warned, run.err().strip());
    }

    @Test
    void standardInput() {
        Run run = withInput(WARNED, "lint", "--error", "unused-label", "-");
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("--> <stdin>:3:5"), run.out());
    }

    @Test
    void standardInputCannotBeFixed() {
        Run run = withInput(WARNED, "lint", "--fix", "-");
        assertEquals(2, run.exitCode());
        assertEquals(
                "netc: --fix: expected files, found standard input, which cannot be changed",
                run.err().strip());
    }

    @Test
    void fileNamedTwiceIsLintedOnce() {
        Run run = Run.netc("lint", folder, warned);
        assertTrue(run.out().endsWith("2 warnings" + System.lineSeparator()), run.out());
    }

    @Test
    void findingOfAnImportedBlockIsToldOnce() throws IOException {
        Files.writeString(folder.resolve("block.net"), "block broken {\n    linaer 3\n}\n");
        for (String name : List.of("A", "B")) {
            Files.writeString(
                    folder.resolve(name + ".net"),
                    "import \"block.net\"\nnetwork " + name + " {\n    input 4\n    broken\n    linear 2\n}\n");
        }
        Run run = Run.netc("lint", folder, "--allow", "unused-label,window-misses-edge");
        assertEquals(1, run.exitCode());
        assertTrue(run.out().endsWith("1 error" + System.lineSeparator()), run.out());
    }

    @Test
    void outputFileHoldsTheFindings() throws IOException {
        Path report = folder.resolve("report.txt");
        Run run = Run.netc("lint", "--warnings-as-errors", "--output", report, warned);
        assertEquals(new Run(1, "", "2 errors in " + report + System.lineSeparator()), run);
        assertTrue(Files.readString(report).contains("error[unused-label]"));
        assertEquals(
                0,
                Run.netc("lint", "-o", report, "--allow", "unused-label,window-misses-edge", warned)
                        .exitCode());
        assertEquals("", Files.readString(report));
    }

    @Test
    void outputFileInMissingFolder() {
        Path report = folder.resolve("none/report.txt");
        Run run = Run.netc("lint", "--output", report, warned);
        assertEquals(2, run.exitCode());
        assertEquals(
                "netc: " + report + ": there is no such file or folder",
                run.err().strip());
    }

    @Test
    void formAndReportOnOneOutput() {
        Run run = Run.netc("lint", "--dump", "plan", "--format", "json", warned);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("--output"), run.err());
    }

    private static Run withInput(String text, Object... arguments) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return Run.netc(arguments);
        } finally {
            System.setIn(before);
        }
    }
}

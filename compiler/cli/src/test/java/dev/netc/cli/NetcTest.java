package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class NetcTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lint",
                "explain",
                "fmt",
                "summary",
                "plan",
                "compile",
                "train",
                "test",
                "predict",
                "show",
                "verify",
                "completion"
            })
    void everyCommandHasHelpWithAnExample(String command) {
        Run run = Run.netc(command, "--help");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("Usage: netc " + command), run.out());
        assertTrue(run.out().contains("Example:"), run.out());
        assertTrue(run.out().contains("  netc " + command) || run.out().contains("(netc " + command), run.out());
        assertEquals(run.out(), Run.netc("help", command).out());
    }

    @Test
    void helpListsTheCommands() {
        Run run = Run.netc("--help");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("verify"), run.out());
        assertTrue(run.out().contains("Exit codes:"), run.out());
    }

    @Test
    void commandThatIsReadAloneIsTheSame() {
        for (CommandLine whole : Netc.commandLine().getSubcommands().values()) {
            String name = whole.getCommandName();
            CommandLine alone = Netc.commandLine(name).getSubcommands().get(name);
            assertEquals(whole.getUsageMessage(), alone.getUsageMessage());
        }
    }

    @Test
    void version() {
        Run run = Run.netc("--version");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().matches("(?s)netc \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\RJava .*"), run.out());
    }

    @Test
    void noCommand() {
        Run run = Run.netc();
        assertEquals(2, run.exitCode());
        assertEquals("netc: expected a command\nrun 'netc --help' for what there is\n", lines(run.err()));
    }

    @Test
    void unknownCommand() {
        Run run = Run.netc("lnt", "a.net");
        assertEquals(2, run.exitCode());
        assertEquals(
                "netc: unknown command 'lnt'; did you mean lint?\nrun 'netc --help' for what there is\n",
                lines(run.err()));
    }

    @Test
    void unknownOption() {
        Run run = Run.netc("summary", "a.net", "--bach", "3");
        assertEquals(2, run.exitCode());
        assertEquals(
                "netc: unknown option '--bach'; did you mean --batch?\nrun 'netc summary --help' for what there is\n",
                lines(run.err()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "x", "1.5", "99999999999"})
    void countThatIsNone(String count) {
        Run run = Run.netc("summary", "a.net", "--batch=" + count);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("expected a whole number of at least 1, found '" + count + "'"), run.err());
    }

    @Test
    void missingFileArgument() {
        Run run = Run.netc("lint");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().startsWith("netc: missing required parameter: 'FILE'"), run.err());
    }

    @Test
    void missingFile(@TempDir Path folder) {
        Path file = folder.resolve("none.net");
        Run run = Run.netc("lint", file);
        assertEquals(2, run.exitCode());
        assertEquals("netc: " + file + ": there is no such file\n", lines(run.err()));
    }

    @Test
    void stackTraceOnlyWhenAsked(@TempDir Path folder) {
        Path file = folder.resolve("none.net");
        assertFalse(Run.netc("lint", file).err().contains("\tat "));
        Run run = Run.netc("lint", file, "--debug");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("\tat "), run.err());
    }

    @Test
    void completionIsAScript() {
        Run run = Run.netc("completion");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().startsWith("#!/usr/bin/env bash"), run.out());
        assertTrue(run.out().contains("--tolerance"), run.out());
    }

    private static String lines(String text) {
        return text.replace(System.lineSeparator(), "\n");
    }
}

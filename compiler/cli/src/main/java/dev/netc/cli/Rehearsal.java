package dev.netc.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/**
 * Runs the commands that people wait for, with nobody looking on. The launcher starts it once after a build, so that the Java virtual
 * machine can write down the classes that netc needs (class-data sharing) and map them from then on.
 */
public final class Rehearsal {

    /** Has findings of both kinds, notes and fixes, so that what tells of them is needed. */
    private static final String MODEL = """
            network Rehearsal(classes = 10) {
                input 1x29x29
                conv1: conv 5x5 -> 20
                act: relu
                maxpool 2
                residual
                flatten
                linear (5 * classes)
                linear classes
                train { data mnist; batch 64; epochs 10; optimizer sgd rate 0.01 momentum 0.5; loss crossentropy }
            }
            network Wrong {
                input 784
                linaer 10
                expect 11
            }
            """;

    private static final List<String> COMMANDS = List.of(
            "lint -",
            "lint - --format json --warnings-as-errors --allow unused-label",
            "lint - --format sarif",
            "lint - --format github",
            "lint - --format junit",
            "lint - --dump java",
            "summary - --network Rehearsal",
            "fmt -",
            "explain shape-mismatch",
            "--help");

    private Rehearsal() {}

    public static void main(String[] args) {
        PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        for (String command : COMMANDS) {
            String[] words = command.split(" ");
            System.setIn(new ByteArrayInputStream(MODEL.getBytes(StandardCharsets.UTF_8)));
            CommandLine commandLine = Netc.commandLine(words).setOut(nowhere).setErr(nowhere);
            if (commandLine.execute(words) == ExitCode.USAGE) {
                throw new IllegalStateException("netc " + command + " is no command");
            }
        }
    }
}

package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real starts of the program. */
@Timeout(120)
class ProcessTest {

    @TempDir
    private Path folder;

    @Test
    void exitCodeAndOutputOfAProcess() throws Exception {
        Path model = Files.writeString(folder.resolve("größe.net"), "network A {\n    input 4\n    linaer 2\n}\n");
        Process process = start("lint", model.toString());
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor());
        assertTrue(out.contains("error[unknown-layer]"), out);
        assertTrue(out.contains("1 error"), out);
    }

    @Test
    void interruptKeepsTheLastFinishedEpoch() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "there is no /bin/kill to send the signal with");
        Path model = Files.writeString(folder.resolve("small.net"), """
                network Small {
                    input 1x28x28
                    maxpool 4
                    flatten
                    linear 10
                    train { data digits; epochs 100000; batch 256 }
                }
                """);
        Process process = start("train", model.toString(), "--out", "run");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.startsWith("epoch")) {
                line = out.readLine();
            }
            new ProcessBuilder("/bin/kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            // First, as lines would come for ever from a process that was started to ignore the signal.
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            List<String> rest = out.lines().toList();
            assertEquals(130, process.exitValue());
            assertTrue(rest.stream().anyMatch(text -> text.contains("weights of epoch")), rest.toString());
        } finally {
            process.destroyForcibly();
        }
        assertTrue(Files.isRegularFile(folder.resolve("run/weights.safetensors")));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.netc.cli.Netc"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}

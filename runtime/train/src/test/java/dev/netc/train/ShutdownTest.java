package dev.netc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Model;
import dev.netc.train.data.DataOptions;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.DataSets;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that is asked to end, as by Ctrl-C, while it trains. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be asked to end there, only be killed")
class ShutdownTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void endsInOrderAndKeepsTheLastFinishedEpoch() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            while (!out.readLine().startsWith("epoch       3/")) {
                assertTrue(process.isAlive());
            }
            process.toHandle().destroy(); // unlike Process.destroy, which would close its output too
            String last = out.lines().reduce((before, after) -> after).orElseThrow();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            List<String> history = Files.readAllLines(folder.resolve("history.csv"));
            assertEquals("stopped; the weights of epoch " + (history.size() - 1) + " are kept", last);
        }
        try (Model net = Networks.twoLayerSigmoid()) {
            net.load(folder.resolve("weights.safetensors"));
        }
    }

    /** Trains until somebody ends it. */
    static final class Endless {

        private Endless() {}

        public static void main(String[] arguments) throws Exception {
            DataSet blobs = DataSets.named("blobs", DataOptions.of(Map.of(), Path.of("no-such-home")));
            try (Model net = Networks.twoLayerSigmoid()) {
                new Trainer(net, blobs)
                        .epochs(1_000_000)
                        .output(Path.of(arguments[0]))
                        .stopOnShutdown()
                        .listener(new PlainListener(System.out))
                        .run();
            }
        }
    }
}

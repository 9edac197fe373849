package dev.netc.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a training ran on. */
final class Machine {

    private Machine() {}

    static List<Fact> facts() {
        Runtime runtime = Runtime.getRuntime();
        return List.of(
                new Fact("processor", processor().orElse(System.getProperty("os.arch"))),
                new Fact("cores", String.valueOf(runtime.availableProcessors())),
                new Fact("memory for Java", runtime.maxMemory() / (1 << 20) + " MiB"),
                new Fact("system", System.getProperty("os.name") + " " + System.getProperty("os.version")),
                new Fact("Java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name")));
    }

    /** As Linux calls it; elsewhere there is no such file. */
    private static Optional<String> processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }
}

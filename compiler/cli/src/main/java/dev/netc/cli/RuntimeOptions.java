package dev.netc.cli;

import dev.netc.report.Fact;
import dev.netc.runtime.Model;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a model runs. */
final class RuntimeOptions {

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description =
                    "What computes: cpu, reference, or another on the class path. The fastest where none is named.")
    private String backend;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = PositiveInteger.class,
            description = "How many threads compute; all cores where no number is given.")
    private Integer threads;

    /**
     * Opens a model on the chosen backend.
     *
     * @throws dev.netc.runtime.backend.BackendException if there is none of this name, or it cannot run here
     */
    void open(Model model, long seed) {
        open(model, seed, threads());
    }

    /**
     * The same with so many threads.
     *
     * @throws dev.netc.runtime.backend.BackendException if there is none of this name, or it cannot run here
     */
    void open(Model model, long seed, int count) {
        model.open(backend(), new Backend.Settings(count, seed));
    }

    /**
     * Backend and threads, for a report.
     *
     * @param count of the threads that compute
     */
    List<Fact> facts(int count) {
        return List.of(new Fact("backend", backend().name()), new Fact("threads", String.valueOf(count)));
    }

    /** How many threads may compute. */
    int threads() {
        return threads != null ? threads : Backend.Settings.standard().threads();
    }

    /**
     * The chosen backend.
     *
     * @throws dev.netc.runtime.backend.BackendException if there is none of this name, or it cannot run here
     */
    Backend backend() {
        return backend != null ? Backends.named(backend) : Backends.fastest();
    }
}

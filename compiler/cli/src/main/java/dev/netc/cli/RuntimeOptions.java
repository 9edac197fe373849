package dev.netc.cli;

import dev.netc.report.Fact;
import dev.netc.runtime.Model;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import dev.netc.runtime.backend.Precision;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a model runs. */
final class RuntimeOptions {

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "What computes: cuda, cpu or reference. The fastest that works here where none is named.")
    private String backend;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = PositiveInteger.class,
            description = "How many threads compute; all cores where no number is given.")
    private Integer threads;

    @Option(
            names = "--precision",
            paramLabel = "P",
            converter = PrecisionName.class,
            description = "How exact products are on a GPU: float32, or faster tf32 or bf16. Default: float32")
    private Precision precision = Precision.FLOAT32;

    @Option(
            names = "--no-graph",
            description = "Give a GPU one kernel after the other, in place of whole passes; slower.")
    private boolean withoutGraphs;

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
        model.open(backend(), new Backend.Settings(count, seed, precision, !withoutGraphs));
    }

    /**
     * The same in such a way that each step of a pass runs by itself, so that it can be measured.
     *
     * @throws dev.netc.runtime.backend.BackendException if there is none of this name, or it cannot run here
     */
    void openForSteps(Model model) {
        model.open(backend(), new Backend.Settings(threads(), 0, precision, false));
    }

    /**
     * Backend, threads and precision, for a report.
     *
     * @param count of the threads that compute
     */
    List<Fact> facts(int count) {
        return List.of(
                new Fact("backend", backend().name()),
                new Fact("threads", String.valueOf(count)),
                new Fact("precision", PrecisionName.of(precision)));
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

package dev.netc.cpu;

import dev.netc.runtime.Parameter;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Runs models on all cores, in plain Java: with the JDK's Vector API where that is switched on, slower elsewhere. */
public final class CpuBackend implements Backend {

    private final Kernels kernels;

    public CpuBackend() {
        this(KernelsChoice.kernels());
    }

    CpuBackend(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public int speed() {
        return 100;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public OptionalDouble measurePeak(int threads, double seconds) {
        return OptionalDouble.of(PeakThroughput.measure(threads, seconds));
    }

    @Override
    public Session open(List<Parameter> parameters, Settings settings) {
        return new CpuSession(new ParameterArena(parameters), kernels, settings);
    }
}

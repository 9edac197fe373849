package dev.netc.runtime.backend;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The backends on the class path. */
public final class Backends {

    private Backends() {}

    /** All of them, fastest first, usable or not. */
    public static List<Backend> all() {
        return ServiceLoader.load(Backend.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(Backend::speed).reversed())
                .toList();
    }

    /** The fastest that this machine can run. The reference backend always can. */
    public static Backend fastest() {
        return all().stream()
                .filter(backend -> backend.unavailable().isEmpty())
                .findFirst()
                .orElseThrow(() -> new BackendException("no backend is on the class path; add dev.netc:netc-cpu"));
    }

    /**
     * The backend with this name.
     *
     * @throws BackendException if there is none, or if this machine cannot run it
     */
    public static Backend named(String name) {
        List<Backend> all = all();
        Backend backend = all.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BackendException("no backend '" + name + "'; there are "
                        + all.stream().map(Backend::name).collect(Collectors.joining(", "))));
        Optional<String> reason = backend.unavailable();
        if (reason.isPresent()) {
            throw new BackendException("the " + name + " backend cannot run here: " + reason.get());
        }
        return backend;
    }
}

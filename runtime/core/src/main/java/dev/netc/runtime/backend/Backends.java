package dev.netc.runtime.backend;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The backends on the class path. */
public final class Backends {

    /** The names of the backends of which it has been said that they cannot run. */
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private Backends() {}

    /** All of them, fastest first, usable or not. */
    public static List<Backend> all() {
        return ServiceLoader.load(Backend.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(Backend::speed).reversed())
                .toList();
    }

    /**
     * The fastest that this machine can run. The reference backend always can. Where a faster one is on the class path and cannot run, one
     * line on the error stream says why, once; the system property {@code netc.quiet} silences it.
     */
    public static Backend fastest() {
        for (Backend backend : all()) {
            Optional<String> reason = backend.unavailable();
            if (reason.isEmpty()) {
                return backend;
            }
            tell(backend.name(), reason.get());
        }
        throw new BackendException("no backend is on the class path; add dev.netc:netc-cpu");
    }

    private static void tell(String name, String reason) {
        if (TOLD.add(name) && !Boolean.getBoolean("netc.quiet")) {
            System.err.println("netc: running without the " + name + " backend: " + reason);
        }
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
                        + all.stream().map(Backend::name).collect(Collectors.joining(", "))
                        + "; more come with their module on the class path, such as dev.netc:netc-cuda"));
        Optional<String> reason = backend.unavailable();
        if (reason.isPresent()) {
            throw new BackendException("the " + name + " backend cannot run here: " + reason.get());
        }
        return backend;
    }
}

package dev.netc.runtime.backend;

import dev.netc.runtime.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A way to run models. Backends are found through {@link java.util.ServiceLoader}; {@link Backends} chooses one. */
public interface Backend {

    /** What a person calls it: {@code reference}, {@code cpu}, {@code cuda}. */
    String name();

    /** The usable backend with the highest speed is chosen where nobody names one; the reference has 0. */
    int speed();

    /** Why this machine cannot run it, in one line that says what to do; empty where it can. */
    Optional<String> unavailable();

    /**
     * Makes room for a model's parameters; their values are undefined until written.
     *
     * @throws BackendException if the device is out of memory or fails
     */
    Session open(List<Parameter> parameters, Settings settings);

    /**
     * Floating-point operations a second that so many threads reach here when they do nothing but multiply-adds, measured now; empty where
     * the backend does not know how.
     *
     * @param seconds how long to measure; the first time, a second lets the virtual machine compile and the processor find its clock
     */
    default OptionalDouble measurePeak(int threads, double seconds) {
        return OptionalDouble.empty();
    }

    /**
     * @param threads how many threads compute, at least 1
     * @param seed where dropout takes its random numbers from
     * @param precision of products; a backend that knows only one takes that
     * @param graphs whether a device may be given whole passes at once, as a CUDA graph; else it is given one kernel after the other
     */
    record Settings(int threads, long seed, Precision precision, boolean graphs) {

        public Settings {
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be at least 1, not " + threads);
            }
        }

        /** Exact float32, and whole passes at once. */
        public Settings(int threads, long seed) {
            this(threads, seed, Precision.FLOAT32, true);
        }

        /** All cores, seed 0. */
        public static Settings standard() {
            return new Settings(Runtime.getRuntime().availableProcessors(), 0);
        }
    }
}

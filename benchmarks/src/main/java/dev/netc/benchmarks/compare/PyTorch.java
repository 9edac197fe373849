package dev.netc.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Python that has PyTorch.
 *
 * @param python the program
 * @param version of PyTorch
 */
record PyTorch(String python, String version) {

    /** Has the processor's wheels, a tenth of the size of those for GPUs; all else comes from where pip is told to look. */
    private static final String WHEELS = "https://download.pytorch.org/whl/cpu";

    /**
     * The Python that {@code NETC_PYTHON} names, else {@code python3}, else one in this folder, which is made where it is not there yet;
     * empty where none of that gives PyTorch.
     */
    static Optional<PyTorch> find(Path environment) throws IOException {
        String named = System.getenv("NETC_PYTHON");
        if (named != null && !named.isBlank()) {
            return in(named);
        }
        String own = environment.resolve("bin/python").toString();
        return in("python3").or(() -> in(own)).or(() -> made(environment) ? in(own) : Optional.empty());
    }

    /** PyTorch of this Python, if it has any. */
    private static Optional<PyTorch> in(String python) {
        try {
            Process process = new ProcessBuilder(python, "-c", "import torch; print(torch.__version__)")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return version.isEmpty() ? Optional.empty() : Optional.of(new PyTorch(python, version));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean made(Path environment) {
        System.err.println("compare: installing PyTorch into " + environment);
        String pip = environment.resolve("bin/pip").toString();
        return succeeds("python3", "-m", "venv", environment.toString())
                && succeeds(pip, "install", "--quiet", "--retries", "1", "--extra-index-url", WHEELS, "torch", "numpy");
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.netc.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netc.runtime.backend.BackendException;
import dev.netc.runtime.backend.Backends;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the backend is found, and what is said where it cannot run. */
class CudaBackendTest {

    /** Says which backend a JVM chooses. */
    static final class Choice {

        private Choice() {}

        public static void main(String[] args) {
            System.out.println(Backends.fastest().name());
            System.out.println(Backends.fastest().name());
        }
    }

    private static String reason() {
        Optional<String> reason = new CudaBackend().unavailable();
        assumeTrue(reason.isPresent(), "there is a device");
        return reason.get();
    }

    @Test
    void isFoundAndTheFastest() {
        assertEquals("cuda", Backends.all().get(0).name());
    }

    @Test
    void theReasonIsOneLineWithARemedy() {
        assertFalse(reason().contains("\n"), reason());
        assertTrue(reason().contains("; "), reason());
    }

    @Test
    void whoeverAsksForItIsToldTheReason() {
        String expected = "the cuda backend cannot run here: " + reason();
        assertEquals(
                expected,
                assertThrows(BackendException.class, () -> Backends.named("cuda"))
                        .getMessage());
    }

    @Test
    void whereAnotherIsChosenOneLineSaysWhy() throws IOException, InterruptedException {
        String line = "netc: running without the cuda backend: " + reason();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Choice.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertEquals(List.of(line, "reference", "reference"), output.lines().toList());
    }
}

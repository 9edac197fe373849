package dev.netc.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Execution;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.BackendException;
import dev.netc.runtime.backend.Backends;
import dev.netc.runtime.loss.CrossEntropy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuBackendTest {

    private static final String WARNING = "netc: running without the Vector API, several times slower; pass"
            + " --add-modules jdk.incubator.vector to java";

    /** Says which kernels a JVM chooses. */
    static final class Choice {

        private Choice() {}

        public static void main(String[] args) {
            System.out.println(KernelsChoice.kernels().getClass().getSimpleName());
        }
    }

    @Test
    void isTheOneThatIsChosen() {
        assertEquals("cpu", Backends.fastest().name());
        assertTrue(Backends.named("cpu").unavailable().isEmpty());
    }

    @Test
    void withoutTheVectorApiOneLineNamesTheFlag() throws IOException, InterruptedException {
        assertEquals(List.of(WARNING, "PlainKernels"), run());
        assertEquals(List.of("PlainKernels"), run("-Dnetc.quiet=true"));
    }

    @Test
    void withTheVectorApiItIsUsed() throws IOException, InterruptedException {
        List<String> lines = run("--add-modules", "jdk.incubator.vector");
        assertEquals("VectorKernels", lines.get(lines.size() - 1));
    }

    private static List<String> run(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Choice.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // of which Java would say that it picked them up
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines().toList();
    }

    /** Evaluation keeps weights as its kernels want them; they must not be those of before. */
    @Test
    void evaluationSeesEachChangeOfTheWeights() {
        try (SmallNet net = new SmallNet()) {
            net.open(new CpuBackend(new VectorKernels()), new Backend.Settings(2, 0));
            Execution kept = net.prepareEvaluation(1, new CrossEntropy());
            for (int seed = 1; seed <= 3; seed++) {
                net.initialize(seed);
                assertArrayEquals(output(net.prepareEvaluation(1, new CrossEntropy())), output(kept));
            }
        }
    }

    private static float[] output(Execution execution) {
        float[] sample = new float[SmallNet.INPUT];
        Arrays.fill(sample, 0.5f);
        float[] output = new float[SmallNet.CLASSES];
        execution.input(sample);
        execution.forward();
        execution.output(output);
        return output;
    }

    @Test
    void batchesBeyondAnArrayAreRefusedInWords() {
        try (SmallNet net = new SmallNet()) {
            net.open(new CpuBackend(), new Backend.Settings(1, 0));
            BackendException thrown =
                    assertThrows(BackendException.class, () -> net.prepareTraining(1_500_000, new CrossEntropy()));
            assertTrue(thrown.getMessage().contains("batch of 1500000"), thrown.getMessage());
            assertTrue(thrown.getMessage().contains("bytes"), thrown.getMessage());
        }
    }
}

package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest {

    private static final String SMALL = """
            network Small {
                input 1x8x8
                conv1: conv 3x3 -> 4
                relu
                maxpool 2
                flatten
                linear 10
                train { data mnist; batch 2; optimizer adam rate 0.001 }
            }
            """;

    private static final String PLAN = """
            Small, a training step, batch 2, backend cpu, 1 thread
            layout: N x C x H x W: REASON

            step  phase     layer     kernel                      MFLOP  MiB read  MiB written  note
            ------------------------------------------------------------------------------------------------------------
               0  input               BatchCopy                             0.000        0.000
               1  forward   conv1     ConvForward                  0.01     0.001        0.001  applies relu1
               2  forward   relu1     -                                                         applied by conv1
               3  forward   maxpool1  MaxPooling                            0.001        0.000
               4  forward   flatten1  -                                                         in place
               5  forward   linear1   LinearForward                0.00     0.002        0.000
               6  loss                LossFunctions                         0.000        0.000
               7  backward  linear1   LinearWeightGradient         0.00     0.002        0.002
                                      LinearInputGradient
               8  backward  flatten1  -                                                         in place
               9  backward  maxpool1  MaxPooling                            0.001        0.001  also does relu1
              10  backward  relu1     -                                                         done by maxpool1
              11  backward  conv1     ConvWeightGradientByPlaces   0.01     0.002        0.000  no gradient of the input
              12  update              Updates                               0.003        0.002
            ------------------------------------------------------------------------------------------------------------
                  forward                                          0.01     0.003        0.001
                  backward                                         0.01     0.005        0.003
                  all                                              0.01     0.012        0.007
            """;

    @TempDir
    private Path folder;

    private Path small;

    @BeforeEach
    void model() throws IOException {
        small = Files.writeString(folder.resolve("small.net"), SMALL);
    }

    private static JsonNode json(Run run) throws IOException {
        assertEquals(0, run.exitCode(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    /** Why samples are not interleaved depends on the vectors' length; the rest only on whether there are vectors. */
    @Test
    void everyStepHasItsKernelAndWork() {
        Run run = Run.netc("plan", small, "--backend", "cpu", "--threads", 1);
        assertEquals(0, run.exitCode(), run.err());
        String out = run.out().replace(System.lineSeparator(), "\n").replaceFirst("W: .*", "W: REASON");
        assertEquals(PLAN, out.substring(0, out.indexOf("\nmemory: ")));
    }

    @Test
    void everyBufferHasItsPlace() {
        Run run = Run.netc("plan", small, "--threads", 1);
        assertTrue(run.out().contains("MiB if none reused another's place"), run.out());
        assertTrue(run.out().contains("0-12  input"), run.out());
        assertTrue(run.out().contains("1-11  conv1, relu1"), run.out());
        assertTrue(run.out().contains("gradient of maxpool1, gradient of flatten1"), run.out());
    }

    @Test
    void inferenceHasNoBackwardPass() throws IOException {
        JsonNode plan = json(Run.netc("plan", small, "--inference", "--batch", 3, "--format", "json"));
        assertEquals(3, plan.get("batch").asInt());
        assertFalse(plan.get("training").asBoolean());
        assertEquals(7, plan.get("steps").size());
        assertEquals("output", plan.get("steps").get(6).get("phase").asText());
        assertEquals(2 * 3 * (36 * 36 + 360), plan.get("operations").asLong());
        assertFalse(plan.has("seconds"));
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        JsonNode plan = json(Run.netc("plan", small, "--format", "json", "--threads", 2));
        assertEquals(1, plan.get("version").asInt());
        assertEquals("Small", plan.get("network").asText());
        assertEquals("cpu", plan.get("backend").asText());
        assertEquals(2, plan.get("threads").asInt());
        JsonNode last = plan.get("steps").get(11);
        assertEquals("backward", last.get("phase").asText());
        assertEquals("conv1", last.get("name").asText());
        assertEquals("ConvWeightGradientByPlaces", last.get("kernels").get(0).asText());
        assertEquals(2 * 2 * 36 * 36, last.get("operations").asLong());
        assertEquals("no gradient of the input", last.get("note").asText());
        JsonNode buffer = plan.get("buffers").get(0);
        assertTrue(buffer.get("bytes").asLong() > 0);
        assertTrue(buffer.get("holds").isArray());
        assertTrue(plan.get("arenaBytes").asLong() <= plan.get("bufferBytes").asLong());
    }

    @Test
    void measuringGivesEveryStepATime() throws IOException {
        Run run = Run.netc("plan", small, "--measure", "--seconds", 0.1, "--format", "json");
        JsonNode plan = json(run);
        assertTrue(plan.get("passes").asInt() > 0);
        assertTrue(plan.get("seconds").asDouble() > 0);
        assertTrue(plan.get("peakOperationsPerSecond").asDouble() > 0);
        for (JsonNode step : plan.get("steps")) {
            assertTrue(step.get("seconds").asDouble() >= 0, step.toString());
        }
        assertTrue(run.err().contains("runs the steps for 0.1 s"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "reference"})
    void measuredTableHasTimesAndThePeak(String backend) {
        Run run = Run.netc("plan", small, "--measure", "--seconds", 0.1, "--inference", "--backend", backend);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("ms  GFLOP/s  of peak"), run.out());
        assertTrue(run.out().matches("(?s).* conv1 [^\\n]*\\d\\.\\d{3} .*"), run.out());
        String peak = backend.equals("cpu") ? "GFLOP/s, measured" : "peak:   this backend measures none";
        assertTrue(run.out().contains(peak), run.out());
    }

    @Test
    void secondsWithoutMeasuring() {
        assertUserError("--seconds says how long to measure; add --measure", "plan", small, "--seconds", 3);
    }

    @Test
    void numbersAndNamesThatMakeNoSense() {
        assertUserError("expected a whole number of at least 1, found '0'", "plan", small, "--batch", 0);
        assertUserError("a batch of 2000000000 is too large", "plan", small, "--batch", 2_000_000_000);
        assertUserError("no backend 'tpu'", "plan", small, "--backend", "tpu");
        assertUserError("'xml'", "plan", small, "--format", "xml");
    }

    @Test
    void modelWithAnErrorHasNoPlan() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.net"), SMALL.replace("flatten", "flaten"));
        Run run = Run.netc("plan", wrong);
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("wrong.net:6:5"), run.err());
    }

    @Test
    void oneOfSeveralNetworksIsChosen() throws IOException {
        Path two = Files.writeString(folder.resolve("two.net"), SMALL + SMALL.replace("Small", "Other"));
        assertUserError("has the networks Small, Other; choose one with --network", "plan", two);
        Run run = Run.netc("plan", two, "--network", "Other");
        assertTrue(run.out().startsWith("Other, a training step"), run.out());
    }

    private static void assertUserError(String part, Object... arguments) {
        Run run = Run.netc(arguments);
        assertEquals(2, run.exitCode(), run.out());
        assertTrue(run.err().contains(part), run.err());
        assertFalse(run.err().contains("bug"), run.err());
    }
}

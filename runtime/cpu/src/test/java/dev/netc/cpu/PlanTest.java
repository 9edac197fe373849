package dev.netc.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.ExecutionPlan.Buffer;
import dev.netc.runtime.backend.PlannedStep;
import dev.netc.runtime.backend.PlannedStep.Phase;
import dev.netc.runtime.loss.CrossEntropy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the backend says of itself. */
class PlanTest {

    /** Fills no vector. */
    private static final int SMALL_BATCH = 2;
    /** Fills the lanes of any vector. */
    private static final int BATCH = 32;

    private static ExecutionPlan training(Kernels kernels, int batch) {
        try (SmallNet net = new SmallNet()) {
            net.open(new CpuBackend(kernels), new Backend.Settings(2, 0));
            return net.prepareTraining(batch, new CrossEntropy()).plan();
        }
    }

    private static ExecutionPlan inference(int batch) {
        try (SmallNet net = new SmallNet()) {
            net.open(new CpuBackend(new VectorKernels()), new Backend.Settings(2, 0));
            return net.prepareEvaluation(batch, new CrossEntropy()).plan();
        }
    }

    /** A line for each step of a phase. */
    private static List<String> lines(ExecutionPlan plan, Phase phase) {
        return plan.steps().stream()
                .filter(step -> step.phase() == phase)
                .map(step -> step.name() + ": " + String.join(" + ", step.kernels())
                        + (step.note().isEmpty() ? "" : " | " + step.note()))
                .toList();
    }

    private static Buffer holding(ExecutionPlan plan, String... names) {
        return plan.buffers().stream()
                .filter(buffer -> buffer.holds().equals(List.of(names)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(List.of(names) + " is not in " + plan.buffers()));
    }

    @Test
    void interleavedSamplesHaveTheirOwnKernels() {
        ExecutionPlan plan = training(new VectorKernels(), BATCH);
        assertTrue(
                plan.layout().matches("\\d+ samples interleaved: batch 32 fills most of vectors of .*"), plan.layout());
        assertEquals(
                List.of(
                        "conv1: LaneConvForward",
                        "norm1: BatchNormalization | applies relu1",
                        "relu1:  | applied by norm1",
                        "pool1: LaneMaxPooling",
                        "conv2: LaneConvForward | applies relu2",
                        "relu2:  | applied by conv2",
                        "flatten1:  | in place",
                        "dropout1: Dropping",
                        "linear1: LaneLinearForward"),
                lines(plan, Phase.FORWARD));
        assertEquals(
                List.of(
                        "linear1: LaneLinearGradient",
                        "dropout1: Dropping",
                        "flatten1:  | in place",
                        "relu2: RectifierOperation",
                        "conv2: LaneConvWeightGradient + LaneConvInputGradient",
                        "pool1: LaneMaxPooling | also does relu1",
                        "relu1:  | done by pool1",
                        "norm1: BatchNormalization",
                        "conv1: LaneConvWeightGradient | no gradient of the input"),
                lines(plan, Phase.BACKWARD));
    }

    @Test
    void aPredictionComputesNormsWithTheLayerBefore() {
        assertEquals(
                List.of(
                        "conv1: FoldedNormalization + LaneConvForward | applies norm1, relu1",
                        "norm1:  | applied by conv1",
                        "relu1:  | applied by conv1",
                        "pool1: LaneMaxPooling",
                        "conv2: LaneConvForward | applies relu2",
                        "relu2:  | applied by conv2",
                        "flatten1:  | in place",
                        "dropout1:  | in place",
                        "linear1: LaneLinearForward"),
                lines(inference(BATCH), Phase.FORWARD));
    }

    @Test
    void layersThatCannotInterleaveReadCopies() {
        try (MixedNet net = new MixedNet()) {
            net.open(new CpuBackend(new VectorKernels()), new Backend.Settings(2, 0));
            ExecutionPlan plan = net.prepareTraining(BATCH, new CrossEntropy()).plan();
            assertTrue(plan.layout().contains("N x C x H x W around layers without a kernel for that"), plan.layout());
            assertEquals(
                    List.of(
                            "conv1: LaneConvForward",
                            "norm1: LayoutCopy + GroupNormalization",
                            "conv2: LayoutCopy + LaneConvForward | applies relu1",
                            "relu1:  | applied by conv2",
                            "conv3: LaneConvForward",
                            "flatten1:  | in place"),
                    lines(plan, Phase.FORWARD));
            assertEquals(
                    List.of(
                            "flatten1:  | in place",
                            "conv3: LaneConvWeightGradient + LaneConvInputGradient + RectifierMask | also does relu1",
                            "relu1:  | done by conv3",
                            "conv2: LaneConvWeightGradient + LaneConvInputGradient + LayoutCopy",
                            "norm1: GroupNormalization + LayoutCopy",
                            "conv1: LaneConvWeightGradient | no gradient of the input"),
                    lines(plan, Phase.BACKWARD));
            holding(plan, "norm1 for conv2");
            holding(plan, "gradient of norm1 for conv2");
        }
    }

    @Test
    void whatIsNotInterleavedSaysWhy() {
        ExecutionPlan small = training(new VectorKernels(), SMALL_BATCH);
        assertTrue(
                small.layout().startsWith("N x C x H x W: batch 2 would leave too much of vectors of "),
                small.layout());
        assertEquals(
                "conv2: ConvForward | applies relu2",
                lines(small, Phase.FORWARD).get(4));
        assertEquals(
                "N x C x H x W: runs without the Vector API",
                training(new PlainKernels(), BATCH).layout());
    }

    @Test
    void everyKernelIsAFile() throws ClassNotFoundException {
        for (ExecutionPlan plan : List.of(
                training(new VectorKernels(), BATCH),
                training(new VectorKernels(), SMALL_BATCH),
                training(new PlainKernels(), SMALL_BATCH),
                inference(BATCH))) {
            for (PlannedStep step : plan.steps()) {
                assertFalse(
                        step.kernels().isEmpty() && step.note().isEmpty(), () -> step.name() + " is not accounted for");
                for (String kernel : step.kernels()) {
                    Class.forName("dev.netc.cpu." + kernel);
                }
            }
        }
    }

    @Test
    void valuesInOnePlaceAreOneBuffer() {
        ExecutionPlan plan = inference(BATCH);
        holding(plan, "conv2", "relu2", "flatten1", "dropout1");
        assertTrue(plan.arenaBytes() < plan.bufferBytes());
        assertTrue(plan.workspaceBytes() > 0);
        assertEquals(2, plan.threads());
    }

    @Test
    void buffersLiveFromTheFirstUseToTheLast() {
        ExecutionPlan plan = training(new VectorKernels(), BATCH);
        Buffer pool = holding(plan, "pool1");
        assertEquals("pool1", plan.steps().get(pool.first()).name());
        assertEquals(Phase.FORWARD, plan.steps().get(pool.first()).phase());
        assertEquals("pool1", plan.steps().get(pool.last()).name());
        assertEquals(Phase.BACKWARD, plan.steps().get(pool.last()).phase());
        assertEquals(0, holding(plan, "input").first());
        assertEquals(plan.steps().size() - 1, holding(plan, "linear1").last());
    }
}

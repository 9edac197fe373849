package dev.netc.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.PlannedStep;
import dev.netc.runtime.backend.PlannedStep.Phase;
import dev.netc.runtime.backend.Work;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.reference.ReferenceBackend;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a backend plans, and how long its steps take. */
class ProfileTest {

    private static final int BATCH = 3;
    private static final double SECONDS = 0.01;

    private final TinyNet net = new TinyNet();

    @BeforeEach
    void open() {
        net.open(new ReferenceBackend(), Backend.Settings.standard());
    }

    @AfterEach
    void close() {
        net.close();
    }

    private ExecutionPlan training() {
        return net.prepareTraining(BATCH, new CrossEntropy()).plan();
    }

    private static PlannedStep step(ExecutionPlan plan, Phase phase, String name) {
        return plan.steps().stream()
                .filter(step -> step.phase() == phase && step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<PlannedStep> steps) {
        return steps.stream().map(PlannedStep::name).toList();
    }

    @Test
    void aTrainingStepFollowsThePass() {
        ExecutionPlan plan = training();
        assertEquals(
                List.of("input", "conv1", "batchnorm1", "relu1", "maxpool1", "flatten1", "linear1", "loss"),
                names(plan.steps().subList(0, 8)));
        assertEquals(
                List.of("linear1", "flatten1", "maxpool1", "relu1", "batchnorm1", "conv1", "update"),
                names(plan.steps().subList(8, 15)));
        assertEquals(List.of("ConvKernel"), step(plan, Phase.BACKWARD, "conv1").kernels());
    }

    @Test
    void aPredictionEndsWithItsOutput() {
        ExecutionPlan plan = net.prepareEvaluation(BATCH, new CrossEntropy()).plan();
        assertEquals(8, plan.steps().size());
        assertEquals(Phase.OUTPUT, plan.steps().get(7).phase());
    }

    /** linear1 has 16 features, 2 outputs and a bias; a number has 4 bytes. */
    @Test
    void workIsCountedFromTheShapes() {
        ExecutionPlan plan = training();
        int parameters = 16 * 2 + 2;
        assertEquals(
                new Work(2 * BATCH * 16 * 2, 4 * (BATCH * 16 + parameters), 4 * BATCH * 2),
                step(plan, Phase.FORWARD, "linear1").work());
        assertEquals(
                new Work(2 * 2 * BATCH * 16 * 2, 4 * (BATCH * (2 + 16) + parameters), 4 * (BATCH * 16 + parameters)),
                step(plan, Phase.BACKWARD, "linear1").work());
    }

    @Test
    void theFirstLayerHasNoGradientOfTheInput() {
        ExecutionPlan comparison =
                net.prepareComparison(BATCH, new CrossEntropy()).plan();
        assertEquals(
                2 * step(training(), Phase.BACKWARD, "conv1").work().operations(),
                step(comparison, Phase.BACKWARD, "conv1").work().operations());
    }

    @Test
    void everyStepIsMeasured() {
        Execution execution = net.prepareTraining(BATCH, new CrossEntropy());
        Profile profile = execution.profile(SECONDS);
        assertEquals(execution.plan().steps().size(), profile.stepSeconds().size());
        assertTrue(profile.passes() >= 1);
        assertTrue(profile.passSeconds() > 0);
        assertTrue(profile.stepSeconds().stream().allMatch(seconds -> seconds >= 0));
    }

    @Test
    void aPredictionAndOtherLossesAreMeasured() {
        Profile prediction = net.prepareEvaluation(BATCH, new CrossEntropy()).profile(SECONDS);
        assertEquals(8, prediction.stepSeconds().size());
        Profile regression = net.prepareTraining(BATCH, new MeanSquaredError()).profile(SECONDS);
        assertEquals(15, regression.stepSeconds().size());
    }

    @Test
    void trainedParametersStay() {
        Parameter weight = net.parameters().get(0);
        float[] before = net.read(weight);
        net.prepareTraining(BATCH, new CrossEntropy()).profile(SECONDS);
        assertArrayEquals(before, net.read(weight));
    }

    @Test
    void afterwardsABatchIsMissing() {
        Execution execution = net.prepareTraining(BATCH, new CrossEntropy());
        execution.profile(SECONDS);
        assertThrows(IllegalStateException.class, execution::forward);
    }

    @Test
    void whatIsClosedHasNoPlan() {
        Execution execution = net.prepareTraining(BATCH, new CrossEntropy());
        execution.close();
        assertThrows(IllegalStateException.class, execution::plan);
        assertThrows(IllegalStateException.class, () -> execution.profile(SECONDS));
    }
}

package dev.netc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.MeanSquaredError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ExecutionTest {

    private final TinyNet net = new TinyNet();
    private Execution execution;

    @BeforeEach
    void prepare() {
        net.open(Backends.named("reference"), Backend.Settings.standard());
        execution = net.prepareTraining(2, new CrossEntropy());
    }

    @AfterEach
    void close() {
        net.close();
    }

    @Test
    void stepsOutOfOrderAreRefused() {
        assertRefused("set the input before the forward pass", execution::forward);
        execution.input(new float[72]);
        assertRefused("run the forward pass before taking its loss", execution::loss);
        execution.forward();
        assertRefused("set the targets before taking the loss", execution::loss);
        assertRefused("take the loss of a forward pass before the backward pass", execution::backward);
        execution.targets(new int[] {0, 1});
        execution.loss();
        execution.backward();
        assertRefused("take the loss of a forward pass before the backward pass", execution::backward);
    }

    @Test
    void evaluationHasNoBackwardPass() {
        Execution evaluation = net.prepareEvaluation(2, new CrossEntropy());
        evaluation.input(new float[72]);
        evaluation.targets(new int[] {0, 1});
        evaluation.forward();
        evaluation.loss();
        assertRefused("a model prepared for evaluation has no backward pass", evaluation::backward);
    }

    @Test
    void trainingDoesNotComputeTheInputsGradient() {
        assertRefused(
                "the model was not prepared to compute the input's gradient",
                () -> execution.inputGradient(new float[72]));
    }

    @Test
    void targetsFitTheLossAndTheNetwork() {
        assertInvalid("class 2 is not one of the network's 0 to 1", () -> execution.targets(new int[] {0, 2}));
        assertInvalid("class -1 is not one of the network's 0 to 1", () -> execution.targets(new int[] {-1, 0}));
        assertInvalid("expected 2 classes, got 3", () -> execution.targets(new int[3]));
        assertInvalid(
                "the loss compares with classes, one a sample, not with numbers",
                () -> execution.targets(new float[4]));
        Execution regression = net.prepareTraining(2, new MeanSquaredError());
        assertInvalid("the loss compares with numbers, N x F, not with classes", () -> regression.targets(new int[2]));
        assertInvalid("expected targets of 2x2 = 4 numbers, got 5", () -> regression.targets(new float[5]));
    }

    @Test
    void inputsAndOutputsHaveTheirSizes() {
        assertInvalid("expected input of 2x1x6x6 = 72 numbers, got 36", () -> execution.input(new float[36]));
        assertInvalid("expected output of 2x2 = 4 numbers, got 2", () -> execution.output(new float[2]));
    }

    private static void assertRefused(String message, Executable action) {
        assertEquals(message, assertThrows(IllegalStateException.class, action).getMessage());
    }

    private static void assertInvalid(String message, Executable action) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, action).getMessage());
    }
}

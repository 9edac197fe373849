package dev.netc.runtime.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.runtime.Execution;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.loss.BinaryCrossEntropy;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.loss.NegativeLogLikelihood;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.suite.Relative;
import dev.netc.runtime.suite.TestNetwork;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Losses and their gradients against PyTorch's numbers. */
class LossTest {

    private static final float[] OUTPUT = {1.5f, -0.5f, 2, 0.25f, 3, -1};
    private static final int[] CLASSES = {2, 0};

    @Test
    void crossEntropy() {
        float[] gradient = {0.17959404f, 0.02430541f, -0.20389947f, -0.47046512f, 0.4620032f, 0.008461884f};
        check(new CrossEntropy(), OUTPUT, execution -> execution.targets(CLASSES), 1.6764726638793945, gradient);
    }

    @Test
    void negativeLogLikelihood() {
        float[] gradient = {0, 0, -0.5f, -0.5f, 0, 0};
        check(new NegativeLogLikelihood(), OUTPUT, execution -> execution.targets(CLASSES), -1.125, gradient);
    }

    @Test
    void meanSquaredError() {
        float[] targets = {1, 0, 2, 0.5f, 2, -3};
        float[] gradient = {0.16666667f, -0.16666667f, 0, -0.083333336f, 0.33333334f, 0.6666667f};
        check(new MeanSquaredError(), OUTPUT, execution -> execution.targets(targets), 0.9270833134651184, gradient);
    }

    @Test
    void binaryCrossEntropyAlsoOfCertainty() {
        float[] output = {0.2f, 0.9f, 1, 0};
        float[] targets = {0, 0.7f, 1, 0.25f};
        float[] gradient = {0.31249997f, 0.5555554f, 0, -62499999744.0f};
        check(new BinaryCrossEntropy(), output, execution -> execution.targets(targets), 6.496917724609375, gradient);
    }

    @Test
    void crossEntropyOfHugeLogits() {
        float[] gradient = {0.5f, -0.5f, 0, 0};
        check(
                new CrossEntropy(),
                new float[] {10_000, -10_000, 10_000, -10_000},
                execution -> execution.targets(new int[] {1, 0}),
                10_000,
                gradient);
    }

    private static void check(
            Loss loss, float[] output, Consumer<Execution> setTargets, double expected, float[] gradient) {
        int features = output.length / 2;
        try (TestNetwork network = TestNetwork.of(new int[] {features}, new Flatten(), features)) {
            network.open(new ReferenceBackend(), Backend.Settings.standard());
            Execution execution = network.prepareComparison(2, loss);
            execution.input(output);
            setTargets.accept(execution);
            execution.forward();
            assertEquals(expected, execution.loss(), 1e-6 * Math.abs(expected));
            execution.backward();
            float[] found = new float[output.length];
            execution.inputGradient(found);
            Relative.assertClose("gradient", gradient, found, 1e-6);
        }
    }
}

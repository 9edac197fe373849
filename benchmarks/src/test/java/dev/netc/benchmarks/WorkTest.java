package dev.netc.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.models.LeNet;
import dev.netc.runtime.Model;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Operator;
import org.junit.jupiter.api.Test;

/** Operations as one counts them by hand. */
class WorkTest {

    private static final double CONV1 = 20 * 24 * 24 * 5 * 5;
    private static final double REST = 50 * 8 * 8 * 20 * 5 * 5 + 800 * 500 + 500 * 10;

    @Test
    void aTrainingStepHasThreeProductsALayerButTwoForTheFirst() {
        try (Model model = new LeNet()) {
            Program program = model.prepareTraining(64, new CrossEntropy()).program();
            assertEquals(2 * 64 * (CONV1 + REST), Work.forward(program));
            assertEquals(2 * 64 * (CONV1 + 2 * REST), Work.backward(program));
        }
    }

    @Test
    void predictionsHaveNoBackwardPass() {
        try (Model model = new LeNet()) {
            Program program = model.prepareEvaluation(1, new CrossEntropy()).program();
            assertEquals(2 * (CONV1 + REST), Work.forward(program));
            assertEquals(0, Work.backward(program));
        }
    }

    @Test
    void groupsShareTheChannels() {
        assertEquals(
                2 * 8 * 5 * 5 * 2 * 3 * 3,
                forward(Conv.of(4, 8, 3, 3).groups(2), new int[] {4, 7, 7}, new int[] {8, 5, 5}));
    }

    @Test
    void aTransposedConvolutionSpreadsEachInput() {
        assertEquals(
                2 * 4 * 7 * 7 * 8 * 2 * 2,
                forward(Deconv.of(4, 8, 2, 2).stride(2, 2), new int[] {4, 7, 7}, new int[] {8, 14, 14}));
    }

    private static double forward(Operator operator, int[] inputShape, int[] outputShape) {
        try (Model model = new OneLayer(operator, inputShape, outputShape)) {
            return Work.forward(model.prepareEvaluation(1, new CrossEntropy()).program());
        }
    }
}

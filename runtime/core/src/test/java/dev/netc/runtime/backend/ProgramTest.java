package dev.netc.runtime.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.runtime.Value;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.Tanh;
import dev.netc.runtime.reference.ReferenceBackend;
import dev.netc.runtime.suite.TestNetwork;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgramTest {

    /** A flatten has no parameters, so its gradient would only lead to the input's. */
    @Test
    void nobodyNeedsTheGradientsBeforeTheFirstParameters() {
        try (TestNetwork network = new TestNetwork(1, 2, 2)) {
            Value flat = network.call(new Flatten(), new int[] {4}, network.input());
            Value hidden = network.call(Linear.of(4, 3), new int[] {3}, flat);
            Value output = network.call(new Tanh(), new int[] {3}, hidden);
            network.open(new ReferenceBackend(), Backend.Settings.standard());
            assertEquals(
                    Set.of(hidden, output),
                    network.prepareTraining(1, new CrossEntropy()).program().gradients());
            assertEquals(
                    Set.of(network.input(), flat, hidden, output),
                    network.prepareComparison(1, new CrossEntropy()).program().gradients());
            assertEquals(
                    Set.of(),
                    network.prepareEvaluation(1, new CrossEntropy()).program().gradients());
        }
    }
}

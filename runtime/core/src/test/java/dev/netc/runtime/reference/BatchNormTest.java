package dev.netc.runtime.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Tensor;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.suite.TestNetwork;
import org.junit.jupiter.api.Test;

class BatchNormTest {

    @Test
    void evaluationUsesTheStatisticsOfTraining() {
        float[] batch = {1, 2, 3, -1, 8, 5};
        BatchNorm norm = BatchNorm.of(2).momentum(0.3);
        try (TestNetwork network = TestNetwork.of(new int[] {2}, norm, 2)) {
            network.open(new ReferenceBackend(), Backend.Settings.standard());
            Execution execution = network.prepareTraining(3, new MeanSquaredError());
            execution.input(batch);
            execution.forward();

            float[] mean = network.read(network.parameters().get(2));
            float[] variance = network.read(network.parameters().get(3));
            float[] evaluated = network.predict(Tensor.of(batch, 3, 2)).values();

            // PyTorch's numbers
            float[] expected = {-0.09325042f, 0.7592554f, 0.8392533f, -0.8677205f, 3.1705127f, 2.3862314f};
            assertArrayEquals(new float[] {1.2f, 0.6f}, mean, 1e-6f);
            assertArrayEquals(new float[] {4.6f, 3.4f}, variance, 1e-6f);
            assertArrayEquals(expected, evaluated, 1e-6f);
        }
    }
}

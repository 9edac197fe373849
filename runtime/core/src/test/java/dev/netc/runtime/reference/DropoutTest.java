package dev.netc.runtime.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Tensor;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.CounterRandom;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Dropout2d;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.suite.TestNetwork;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DropoutTest {

    private static final long SEED = 11;

    @Test
    void dropsWhatTheCounterSays() {
        float[] first = train(new Dropout(0.3f), 1)[0];
        long stream = CounterRandom.stream(SEED, 0, 0);
        for (int i = 0; i < first.length; i++) {
            assertEquals(CounterRandom.uniform(stream, i) < 0.3f ? 0 : 1 / 0.7f, first[i], 1e-6f, "element " + i);
        }
    }

    @Test
    void dropsWholeChannels() {
        float[] first = train(new Dropout2d(0.3f), 1)[0];
        long stream = CounterRandom.stream(SEED, 0, 0);
        for (int i = 0; i < first.length; i++) {
            assertEquals(CounterRandom.uniform(stream, i / 6) < 0.3f ? 0 : 1 / 0.7f, first[i], 1e-6f, "element " + i);
        }
    }

    @Test
    void everyPassDropsOthersAndEverySessionTheSame() {
        float[][] passes = train(new Dropout(0.3f), 2);
        assertFalse(Arrays.equals(passes[0], passes[1]));
        assertArrayEquals(passes[1], train(new Dropout(0.3f), 2)[1]);
    }

    @Test
    void predictionsLetAllThroughAndDoNotCount() {
        float[] ones = ones(60);
        try (TestNetwork network = open(new Dropout(0.3f))) {
            assertArrayEquals(ones, network.predict(Tensor.of(ones, 2, 5, 2, 3)).values());
            assertArrayEquals(train(new Dropout(0.3f), 1)[0], pass(network.prepareTraining(2, new MeanSquaredError())));
        }
    }

    /** The outputs of training passes on a batch of ones. */
    private static float[][] train(Operator dropout, int passes) {
        float[][] outputs = new float[passes][];
        try (TestNetwork network = open(dropout)) {
            Execution execution = network.prepareTraining(2, new MeanSquaredError());
            for (int pass = 0; pass < passes; pass++) {
                outputs[pass] = pass(execution);
            }
        }
        return outputs;
    }

    private static float[] pass(Execution execution) {
        execution.input(ones(60));
        execution.forward();
        float[] output = new float[60];
        execution.output(output);
        return output;
    }

    private static TestNetwork open(Operator dropout) {
        TestNetwork network = TestNetwork.of(new int[] {5, 2, 3}, dropout, 5, 2, 3);
        network.open(new ReferenceBackend(), new Backend.Settings(1, SEED));
        return network;
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}

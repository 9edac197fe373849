package dev.netc.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.cuda.device.DeviceSource;
import dev.netc.runtime.Execution;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Precision;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.Sgd;
import dev.netc.runtime.suite.TestNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must hold of whole training steps. */
class TrainingStepTest {

    private static final int STEPS = 6;

    /** Another kind in the middle, and a rate that changes. */
    private static Optimizer optimizer(int step) {
        return step < 4 ? Adam.rate(0.01) : Sgd.rate(0.1).momentum(0.9);
    }

    private static double rate(int step) {
        return 0.1 / (step + 1);
    }

    /** Where the steps run. */
    DeviceSource devices() {
        return SimulatedDevices.standard();
    }

    /** Losses and outputs of some steps, and the parameters after them. */
    private record Training(List<Double> losses, List<float[]> outputs, float[] parameters) {

        static Training run(DeviceSource devices, boolean graphs, boolean whole) {
            try (TestNetwork network = SmallNetworks.convolutional()) {
                Backend.Settings settings = new Backend.Settings(1, 5, Precision.FLOAT32, graphs);
                network.open(new CudaBackend(devices), settings);
                Execution execution = network.prepareTraining(SmallNetworks.BATCH, new CrossEntropy());
                List<Double> losses = new ArrayList<>();
                List<float[]> outputs = new ArrayList<>();
                for (int step = 0; step < STEPS; step++) {
                    SmallNetworks.feed(network, execution, step);
                    losses.add(whole ? execution.step(optimizer(step), rate(step)) : parts(network, execution, step));
                    float[] output = new float[SmallNetworks.BATCH * SmallNetworks.CLASSES];
                    execution.output(output);
                    outputs.add(output);
                }
                return new Training(losses, outputs, SmallNetworks.parameters(network));
            }
        }

        private static double parts(TestNetwork network, Execution execution, int step) {
            execution.forward();
            double loss = execution.loss();
            execution.backward();
            network.update(optimizer(step), rate(step));
            return loss;
        }

        void assertSame(Training other) {
            assertEquals(losses, other.losses);
            for (int i = 0; i < STEPS; i++) {
                assertArrayEquals(outputs.get(i), other.outputs.get(i), "output of step " + i);
            }
            assertArrayEquals(parameters, other.parameters);
        }
    }

    @Test
    void graphsAndWholeStepsGiveTheSameBits() {
        Training expected = Training.run(devices(), false, false);
        expected.assertSame(Training.run(devices(), false, true));
        expected.assertSame(Training.run(devices(), true, false));
        expected.assertSame(Training.run(devices(), true, true));
    }

    /** A batch that is sent off while the step before still runs must not disturb it, nor be lost. */
    @Test
    void theNextBatchCanBeSetAtOnce() {
        try (TestNetwork network = SmallNetworks.convolutional()) {
            network.open(new CudaBackend(devices()), new Backend.Settings(1, 5));
            Execution execution = network.prepareEvaluation(SmallNetworks.BATCH, new CrossEntropy());
            float[] expected = output(network, execution, 2);
            SmallNetworks.feed(network, execution, 1);
            execution.forward();
            assertArrayEquals(expected, output(network, execution, 2));
        }
    }

    private static float[] output(TestNetwork network, Execution execution, long seed) {
        SmallNetworks.feed(network, execution, seed);
        execution.forward();
        float[] output = new float[SmallNetworks.BATCH * SmallNetworks.CLASSES];
        execution.output(output);
        return output;
    }
}

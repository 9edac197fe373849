package dev.netc.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.cuda.device.SimulatedDevice;
import dev.netc.runtime.Execution;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.suite.TestNetwork;
import org.junit.jupiter.api.Test;

/** What training asks of a device once it runs. */
class StepCallsTest {

    /** Copies of batch, targets and settings, two graphs, and the events between them. */
    private static final int MOST_CALLS = 22;

    @Test
    void aStepTakesNothingMoreFromTheDeviceAndFewCalls() {
        SimulatedDevices devices = SimulatedDevices.standard();
        try (TestNetwork network = SmallNetworks.convolutional()) {
            network.open(new CudaBackend(devices), new Backend.Settings(1, 5));
            Execution execution = network.prepareTraining(SmallNetworks.BATCH, new CrossEntropy());
            SimulatedDevice device = devices.last();
            step(network, execution);
            step(network, execution);
            int held = device.held();
            int calls = device.calls();
            step(network, execution);
            assertEquals(held, device.held());
            assertTrue(device.calls() - calls <= MOST_CALLS, device.calls() - calls + " calls");
        }
    }

    private static void step(TestNetwork network, Execution execution) {
        SmallNetworks.feed(network, execution, 1);
        execution.step(Adam.rate(0.01), 0.01);
    }
}

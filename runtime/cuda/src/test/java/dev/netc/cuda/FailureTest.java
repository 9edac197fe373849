package dev.netc.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.cuda.device.SimulatedDevice;
import dev.netc.runtime.Execution;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.BackendException;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.suite.TestNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of a device after it failed, and what is said then. */
class FailureTest {

    private static final Backend.Settings SETTINGS = new Backend.Settings(1, 1);

    /** Opens, trains as a trainer does, evaluates, and closes. */
    private static void use(SimulatedDevices devices) {
        try (TestNetwork network = SmallNetworks.convolutional()) {
            network.open(new CudaBackend(devices), SETTINGS);
            Execution training = network.prepareTraining(SmallNetworks.BATCH, new CrossEntropy());
            for (int step = 0; step < 3; step++) {
                SmallNetworks.feed(network, training, step);
                training.step(Adam.rate(0.01), 0.01);
            }
            Execution evaluation = network.prepareEvaluation(1, new CrossEntropy());
            SmallNetworks.feed(network, evaluation, 1);
            evaluation.forward();
            evaluation.loss();
        }
    }

    /** A failure is told as what it is, unless it comes when nobody wants to know any more. */
    private static void useUntilFailure(SimulatedDevices failing) {
        try {
            use(failing);
        } catch (BackendException e) {
            assertTrue(e.getMessage().contains("SIMULATED_FAILURE"), e.getMessage());
        }
    }

    private static void assertNothingIsLeft(SimulatedDevice device, String when) {
        assertEquals(0, device.held(), "what is held " + when);
        assertTrue(device.isClosed(), "the device is still open " + when);
    }

    @ParameterizedTest
    @EnumSource(SimulatedDevice.Failure.class)
    void whereverItFailsAllIsGivenBack(SimulatedDevice.Failure failure) {
        SimulatedDevices whole = SimulatedDevices.withMemory(SimulatedDevices.LITTLE);
        use(whole);
        assertNothingIsLeft(whole.last(), "at the end");
        int calls = whole.last().calls();
        assertTrue(calls > 100, calls + " calls");
        int stride = failure == SimulatedDevice.Failure.ONCE ? 1 : 4;
        for (int i = 0; i < calls; i += stride) {
            SimulatedDevices failing = SimulatedDevices.failingAfter(i, failure);
            useUntilFailure(failing);
            assertNothingIsLeft(failing.last(), "after call " + i + " failed");
        }
    }

    @Test
    void aThousandRoundsLeaveNothingBehind() {
        SimulatedDevices devices = SimulatedDevices.withMemory(SimulatedDevices.LITTLE / 2);
        try (TestNetwork network = SmallNetworks.convolutional()) {
            for (int round = 0; round < 1000; round++) {
                network.open(new CudaBackend(devices), SETTINGS);
                network.prepareTraining(1 + round % 3, new CrossEntropy());
            }
        }
        assertEquals(1000, devices.opened().size());
        devices.opened().forEach(device -> assertNothingIsLeft(device, "after a round"));
    }

    @Test
    void aFailingCallIsNamedWithItsLayerAndShapes() {
        SimulatedDevices devices = SimulatedDevices.standard();
        try (TestNetwork network = SmallNetworks.convolutional()) {
            network.open(new CudaBackend(devices), new Backend.Settings(1, 1, SETTINGS.precision(), false));
            Execution execution = network.prepareTraining(SmallNetworks.BATCH, new CrossEntropy());
            SmallNetworks.feed(network, execution, 1);
            devices.last().failAt("cudnnBatchNormalizationForwardTraining");
            BackendException thrown = assertThrows(BackendException.class, execution::forward);
            assertEquals(
                    "layer2, a BatchNorm of 3x3x6x6 to 3x3x6x6, going forward failed:"
                            + " cudnnBatchNormalizationForwardTraining said SIMULATED_FAILURE",
                    thrown.getMessage());
        }
    }

    @Test
    void aBatchThatIsTooLargeSaysWhichIsNot() {
        SimulatedDevices devices = SimulatedDevices.withMemory(1 << 20);
        try (TestNetwork network = SmallNetworks.linear()) {
            network.open(new CudaBackend(devices), SETTINGS);
            BackendException thrown =
                    assertThrows(BackendException.class, () -> network.prepareTraining(100_000, new CrossEntropy()));
            String message = thrown.getMessage();
            assertTrue(message.startsWith("not enough memory on Simulated: a batch of 100000 needs "), message);
            assertTrue(message.contains("the first that has no room is "), message);
            int largest = Integer.parseInt(message.substring(message.lastIndexOf(' ') + 1));
            assertTrue(largest > 100, message);
            network.prepareTraining(largest, new CrossEntropy()).close();
            assertThrows(BackendException.class, () -> network.prepareTraining(2 * largest, new CrossEntropy()));
            assertFalse(devices.last().isClosed());
        }
        assertNothingIsLeft(devices.last(), "at the end");
    }
}

package dev.netc.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.cuda.device.DeviceSource;
import dev.netc.runtime.Execution;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.PlannedStep;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.optimizer.Sgd;
import dev.netc.runtime.suite.Relative;
import dev.netc.runtime.suite.TestNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Linear layers where there is no cuBLAS that fits: convolutions of one pixel. */
class WithoutBlasTest {

    private static float[] train(DeviceSource devices) {
        try (TestNetwork network = SmallNetworks.linear()) {
            network.open(new CudaBackend(devices), new Backend.Settings(1, 5));
            Execution execution = network.prepareTraining(SmallNetworks.BATCH, new CrossEntropy());
            for (int step = 0; step < 3; step++) {
                SmallNetworks.feed(network, execution, step);
                execution.step(Sgd.rate(0.01), 0.01);
            }
            return SmallNetworks.parameters(network);
        }
    }

    @Test
    void theNumbersAreThoseWithIt() {
        float[] expected = train(SimulatedDevices.standard());
        Relative.assertClose("parameters", expected, train(SimulatedDevices.withoutBlas()), Relative.OPERATOR);
    }

    @Test
    void thePlanSaysWhatRuns() {
        assertEquals(List.of("cublasGemmEx", "add_bias", "relu"), firstLayer(SimulatedDevices.standard()));
        assertEquals(
                List.of("cudnnConvolutionBiasActivationForward ALGO_1"), firstLayer(SimulatedDevices.withoutBlas()));
    }

    private static List<String> firstLayer(DeviceSource devices) {
        try (TestNetwork network = SmallNetworks.linear()) {
            network.open(new CudaBackend(devices), new Backend.Settings(1, 5));
            ExecutionPlan plan = network.prepareTraining(SmallNetworks.BATCH, new CrossEntropy())
                    .plan();
            return plan.steps().stream()
                    .filter(step -> step.phase() == PlannedStep.Phase.FORWARD)
                    .map(PlannedStep::kernels)
                    .findFirst()
                    .orElseThrow();
        }
    }
}

package dev.netc.runtime.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.RmsProp;
import dev.netc.runtime.optimizer.Sgd;
import dev.netc.runtime.suite.TestNetwork;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Three weights after three updates with given gradients, against PyTorch's numbers. */
class OptimizerTest {

    private static final float[] START = {1, -2, 0.5f};
    private static final float[][] GRADIENTS = {{0.5f, -1, 2}, {0.25f, 1, -2}, {-1, 0, 3}};

    static Stream<Arguments> optimizers() {
        Adam adam = Adam.rate(0.1).betas(0.8, 0.95).epsilon(1e-3).decay(0.05);
        RmsProp rmsProp =
                RmsProp.rate(0.1).alpha(0.9).epsilon(1e-3).momentum(0.5).decay(0.05);
        return Stream.of(
                Arguments.of(Sgd.rate(0.1), numbers(1.025f, -2, 0.2f)),
                Arguments.of(Sgd.rate(0.1).momentum(0.9).decay(0.05), numbers(0.89014363f, -1.8645372f, 0.026829919f)),
                Arguments.of(Sgd.rate(0.1).momentum(0.9).withNesterov(), numbers(0.9503f, -1.9271f, -0.21580002f)),
                Arguments.of(Adam.rate(0.1), numbers(0.8274178f, -1.9093317f, 0.36155605f)),
                Arguments.of(adam, numbers(0.8299375f, -1.8976852f, 0.3635587f)),
                Arguments.of(Adam.decoupledRate(0.1), numbers(0.8247139f, -1.9035324f, 0.3602522f)),
                Arguments.of(RmsProp.rate(0.1), numbers(0.42572668f, -1.7088811f, -0.52129865f)),
                Arguments.of(rmsProp, numbers(0.4974558f, -1.7396127f, 0.050158665f)));
    }

    private static float[] numbers(float... numbers) {
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void rulesArePyTorchs(Optimizer optimizer, float[] expected) {
        try (TestNetwork network = open()) {
            for (float[] gradient : GRADIENTS) {
                step(network, gradient, optimizer);
            }
            assertArrayEquals(expected, network.read(weight(network)), 2e-6f);
        }
    }

    @Test
    void anotherKindOfOptimizerBeginsAnew() {
        Sgd heavy = Sgd.rate(0.1).momentum(0.9);
        try (TestNetwork network = open()) {
            step(network, GRADIENTS[0], heavy);
            step(network, GRADIENTS[1], Adam.rate(0.1));
            network.write(weight(network), START);
            step(network, GRADIENTS[2], heavy);
            assertArrayEquals(new float[] {1.1f, -2, 0.2f}, network.read(weight(network)), 1e-6f);
        }
    }

    @Test
    void otherNumbersOfTheSameKindKeepTheMomentum() {
        try (TestNetwork network = open()) {
            step(network, GRADIENTS[0], Sgd.rate(0.1).momentum(0.9));
            network.write(weight(network), START);
            step(network, GRADIENTS[1], Sgd.rate(0.1).momentum(0.5));
            assertArrayEquals(new float[] {0.95f, -2.05f, 0.6f}, network.read(weight(network)), 1e-6f);
        }
    }

    @Test
    void onlyTrainedParametersChange() {
        try (TestNetwork network = TestNetwork.of(new int[] {2}, BatchNorm.of(2), 2)) {
            network.open(new ReferenceBackend(), Backend.Settings.standard());
            network.update(Sgd.rate(0.1).decay(0.5), 0.1);
            Parameter scale = network.parameters().get(0);
            Parameter variance = network.parameters().get(3);
            assertArrayEquals(new float[] {0.95f, 0.95f}, network.read(scale), 1e-6f);
            assertArrayEquals(new float[] {1, 1}, network.read(variance));
        }
    }

    private static TestNetwork open() {
        TestNetwork network = TestNetwork.of(new int[] {1}, Linear.of(1, 3).withoutBias(), 3);
        network.open(new ReferenceBackend(), Backend.Settings.standard());
        network.write(weight(network), START);
        return network;
    }

    private static Parameter weight(TestNetwork network) {
        return network.parameters().get(0);
    }

    /** For the input 1, the weights' gradient is that of the output. */
    private static void step(TestNetwork network, float[] gradient, Optimizer optimizer) {
        Execution execution = network.prepareTraining(1, new MeanSquaredError());
        execution.input(new float[] {1});
        execution.forward();
        execution.outputGradient(gradient);
        execution.backward();
        network.update(optimizer, optimizer.rate());
    }
}

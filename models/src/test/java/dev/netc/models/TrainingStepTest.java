package dev.netc.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Model;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.optimizer.Sgd;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of the size that people use take training steps on the CPU backend, and get better by them. */
class TrainingStepTest {

    private static final int BATCH = 2;

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("resnet18", (Supplier<Model>) ResNet18::new),
                Arguments.of("mobilenet_v2", (Supplier<Model>) MobileNetV2::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void aStepLowersTheLoss(String name, Supplier<Model> maker) {
        try (Model model = maker.get()) {
            model.open(Backends.named("cpu"), new Backend.Settings(2, 0));
            Execution execution = model.prepareComparison(BATCH, new CrossEntropy());
            execution.input(noise(BATCH * model.input().elements()));
            execution.targets(new int[] {17, 903});
            double before = step(model, execution);
            double after = step(model, execution);
            assertEquals(Math.log(1000), before, 1.5, "a fresh network knows nothing of 1000 classes");
            assertTrue(after < before, () -> "loss went from " + before + " to " + after);
        }
    }

    private static double step(Model model, Execution execution) {
        execution.forward();
        double loss = execution.loss();
        execution.backward();
        Sgd optimizer = Sgd.rate(0.01);
        model.update(optimizer, optimizer.rate());
        return loss;
    }

    private static float[] noise(int count) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }
}

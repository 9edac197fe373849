package dev.netc.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Model;
import dev.netc.runtime.Value;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.ExecutionPlan.Buffer;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Step;
import dev.netc.runtime.loss.CrossEntropy;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The plans of the CPU backend for networks of all kinds. */
class PlanTest {

    private static final String GRADIENT = "gradient of ";

    static Stream<Arguments> networks() {
        return Stream.of(
                network("lenet", LeNet::new, 64),
                network("lenet", LeNet::new, 5),
                network("lenet_dropout", LeNetDropout::new, 32),
                network("mlp", Mlp::new, 64),
                network("residual", Residual::new, 16),
                network("residual", Residual::new, 7),
                network("inception", Inception::new, 16),
                network("inception", Inception::new, 3),
                network("cifar_convnet", CifarConvNet::new, 16),
                network("mobilenet_v2", MobileNetV2::new, 1),
                network("resnet18", ResNet18::new, 2));
    }

    private static Arguments network(String name, Supplier<Model> model, int batch) {
        return Arguments.of(name, model, batch);
    }

    @ParameterizedTest(name = "{0}, batch {2}")
    @MethodSource("networks")
    void whatLivesTogetherLiesApart(String name, Supplier<Model> maker, int batch) {
        try (Model model = maker.get()) {
            model.open(Backends.named("cpu"), new Backend.Settings(2, 0));
            for (Execution execution : List.of(
                    model.prepareTraining(batch, new CrossEntropy()),
                    model.prepareEvaluation(batch, new CrossEntropy()))) {
                requireApart(execution.plan());
                requireAlive(execution.plan(), execution.program());
            }
        }
    }

    private static void requireApart(ExecutionPlan plan) {
        List<Buffer> buffers = plan.buffers();
        for (int i = 0; i < buffers.size(); i++) {
            Buffer buffer = buffers.get(i);
            assertTrue(buffer.end() <= plan.arenaBytes(), () -> buffer + " ends behind the arena");
            for (Buffer other : buffers.subList(0, i)) {
                boolean apart = buffer.end() <= other.offset() || other.end() <= buffer.offset();
                assertTrue(apart || !buffer.livesWith(other), () -> buffer + " lies over " + other);
            }
        }
    }

    /** Step 0 is the input, and the loss stands between forward and backward. */
    private static void requireAlive(ExecutionPlan plan, Program program) {
        int now = 1;
        for (Step step : program.forward()) {
            requireAlive(plan, step.output(), "", now);
            for (Value value : step.inputs()) {
                requireAlive(plan, value, "", now);
            }
            assertEquals(step.layer().name(), plan.steps().get(now++).name());
        }
        for (Step step : program.backward()) {
            assertEquals(step.layer().name(), plan.steps().get(++now).name());
            if (program.needsGradient(step.output())) {
                requireAlive(plan, step.output(), GRADIENT, now);
            }
            for (Value value : step.inputs()) {
                if (program.needsGradient(value)) {
                    requireAlive(plan, value, GRADIENT, now);
                }
            }
        }
    }

    private static void requireAlive(ExecutionPlan plan, Value value, String prefix, int now) {
        boolean lives = plan.buffers().stream()
                .anyMatch(buffer -> buffer.holds().contains(prefix + value.name())
                        && buffer.first() <= now
                        && now <= buffer.last());
        assertTrue(lives, () -> prefix + value + " has no place in step " + now);
    }

    /** 2,293,000 multiply-adds a sample in three products; of the first layer's 288,000 in two. That is 0.84 GFLOP. */
    @Test
    void theWorkOfLeNetIsKnown() {
        try (LeNet net = new LeNet()) {
            net.open(Backends.named("cpu"), new Backend.Settings(1, 0));
            ExecutionPlan training = net.prepareTraining(64, new CrossEntropy()).plan();
            ExecutionPlan inference =
                    net.prepareEvaluation(64, new CrossEntropy()).plan();
            assertEquals(2 * 64 * (3 * 2_293_000L - 288_000), training.work().operations());
            assertEquals(2 * 64 * 2_293_000L, inference.work().operations());
        }
    }
}

package dev.netc.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.optimizer.Sgd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {

    private final TinyNet net = new TinyNet();

    @BeforeEach
    void open() {
        net.open(Backends.named("reference"), Backend.Settings.standard());
    }

    @AfterEach
    void close() {
        net.close();
    }

    @Test
    void learnsAndIsSavedAndLoaded(@TempDir Path folder) throws IOException {
        train(net, 60);
        Stripes unseen = Stripes.of(100, 99);
        Tensor logits = net.predict(unseen.tensor());
        int right = 0;
        for (int n = 0; n < 100; n++) {
            right += logits.argmax(n) == unseen.classes()[n] ? 1 : 0;
        }
        assertTrue(right >= 95, "only " + right + " of 100 right");

        Path file = folder.resolve("tiny.safetensors");
        net.save(file);
        try (TinyNet loaded = new TinyNet()) {
            loaded.load(file);
            loaded.open(Backends.named("reference"), Backend.Settings.standard());
            assertArrayEquals(logits.values(), loaded.predict(unseen.tensor()).values());
        }
    }

    @Test
    void trainsTheSameTwice() {
        train(net, 5);
        try (TinyNet other = new TinyNet()) {
            other.open(Backends.named("reference"), Backend.Settings.standard());
            train(other, 5);
            for (int i = 0; i < net.parameters().size(); i++) {
                assertArrayEquals(
                        net.read(net.parameters().get(i)),
                        other.read(other.parameters().get(i)));
            }
        }
    }

    private static void train(TinyNet net, int steps) {
        Execution execution = net.prepareTraining(16, new CrossEntropy());
        for (int step = 0; step < steps; step++) {
            Stripes batch = Stripes.of(16, step);
            execution.input(batch.images());
            execution.targets(batch.classes());
            execution.forward();
            execution.loss();
            execution.backward();
            net.update(Adam.rate(0.02), 0.02);
        }
    }

    @Test
    void parametersOutliveTheBackend() {
        Tensor samples = Stripes.of(3, 1).tensor();
        train(net, 2);
        float[] before = net.predict(samples).values();
        net.close();
        float[] closed = net.read(net.parameters().get(0));
        open();
        assertArrayEquals(closed, net.read(net.parameters().get(0)));
        assertArrayEquals(before, net.predict(samples).values());
    }

    @Test
    void predictsBatchesOfEverySizeAndSingleSamples() {
        Tensor all = Stripes.of(9, 1).tensor();
        float[] together = net.predict(all).values();
        for (int batch = 1; batch <= 9; batch++) {
            float[] some = Arrays.copyOf(all.values(), batch * 36);
            Tensor predicted = net.predict(Tensor.of(some, batch, 1, 6, 6));
            assertEquals(Shapes.list(batch, 2), predicted.shape());
            assertArrayEquals(Arrays.copyOf(together, batch * 2), predicted.values());
        }
        float[] first = Arrays.copyOf(all.values(), 36);
        assertEquals(Shapes.list(1, 2), net.predict(Tensor.of(first, 1, 6, 6)).shape());
    }

    @Test
    void beginsWithTheSameValuesForTheSameSeed() {
        Parameter weight = net.parameters().get(0);
        float[] seedZero = net.read(weight);
        net.initialize(5);
        float[] seedFive = net.read(weight);
        net.initialize(0);
        assertArrayEquals(seedZero, net.read(weight));
        try (TinyNet other = new TinyNet()) {
            other.initialize(5);
            assertArrayEquals(seedFive, other.read(other.parameters().get(0)));
        }
        for (float value : seedFive) {
            assertTrue(Math.abs(value) <= 1 / 3f, value + " is not within 1/sqrt(9)");
        }
    }

    @Test
    void namesBothShapesWhereTheInputDoesNotFit() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> net.predict(Tensor.zeros(2, 1, 5, 6)));
        assertEquals("TinyNet takes batches of shape N x 1x6x6, not 2x1x5x6", e.getMessage());
    }

    @Test
    void refusesABatchThatNoArrayHolds() {
        Exception e = assertThrows(
                IllegalArgumentException.class, () -> net.prepareTraining(100_000_000, new CrossEntropy()));
        assertTrue(e.getMessage().startsWith("a batch of 100000000 is too large"), e.getMessage());
    }

    @Test
    void refusesParametersOfAnotherModelAndOfAnotherSize() {
        Parameter foreign = new TinyNet().parameters().get(0);
        assertThrows(IllegalArgumentException.class, () -> net.read(foreign));
        Parameter own = net.parameters().get(0);
        assertThrows(IllegalArgumentException.class, () -> net.write(own, new float[3]));
    }

    @Test
    void closingTheModelClosesWhatWasPrepared() {
        Execution execution = net.prepareTraining(2, new CrossEntropy());
        execution.input(new float[72]);
        net.close();
        Exception e = assertThrows(IllegalStateException.class, execution::forward);
        assertTrue(e.getMessage().contains("closed"), e.getMessage());
        execution.close();
    }

    @Test
    void layersAreNotCalledOutsideAPass() {
        assertThrows(IllegalStateException.class, net::forward);
    }

    @Test
    void updatesEvaluateAsTrainedInBetween() {
        Tensor samples = Stripes.of(4, 1).tensor();
        float[] before = net.predict(samples).values();
        Execution execution = net.prepareTraining(16, new CrossEntropy());
        Stripes batch = Stripes.of(16, 1);
        execution.input(batch.images());
        execution.targets(batch.classes());
        execution.forward();
        double first = execution.loss();
        execution.backward();
        net.update(Sgd.rate(0.1), 0.1);
        execution.forward();
        assertTrue(execution.loss() < first);
        assertTrue(!Arrays.equals(before, net.predict(samples).values()));
    }
}

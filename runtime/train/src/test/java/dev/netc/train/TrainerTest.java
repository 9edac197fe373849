package dev.netc.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.runtime.augmentation.Crop;
import dev.netc.runtime.augmentation.Cutout;
import dev.netc.runtime.augmentation.Expand;
import dev.netc.runtime.augmentation.Noise;
import dev.netc.runtime.augmentation.Rotate;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.train.TrainingResult.End;
import dev.netc.train.data.DataOptions;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.DataSets;
import dev.netc.train.data.Inputs;
import dev.netc.train.data.LeastSquares;
import dev.netc.train.data.Samples;
import dev.netc.train.data.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final DataOptions OPTIONS = DataOptions.of(Map.of(), Path.of("no-such-home"));

    private static DataSet digits;

    @BeforeAll
    static void drawDigits() throws IOException {
        DataSet all = DataSets.named("digits", OPTIONS);
        digits = DataSet.of(
                "digits",
                all.shape(),
                all.classes(),
                all.training().range(0, 1500),
                all.test().range(0, 500));
    }

    @Test
    void perceptronLearnsDigits() throws Exception {
        try (Model net = Networks.perceptron()) {
            TrainingResult result = new Trainer(net, digits).epochs(4).run();
            assertEquals(End.FINISHED, result.end());
            assertEquals(4, result.kept());
            assertEquals(1500, result.epochs().get(0).samples());
            assertTrue(result.epochs().get(3).loss() < result.epochs().get(0).loss());
            Evaluation test = result.test().orElseThrow();
            assertTrue(test.accuracy().getAsDouble() > 0.6, "accuracy " + test.accuracy());
            assertEquals(500, test.confusion().orElseThrow().total());
        }
    }

    @Test
    void sameSeedGivesTheSameToTheBit() throws Exception {
        for (Backend backend : Backends.all()) {
            if (backend.unavailable().isEmpty()) {
                List<float[]> first = trained(backend, 7);
                List<float[]> again = trained(backend, 7);
                for (int i = 0; i < first.size(); i++) {
                    assertArrayEquals(first.get(i), again.get(i), backend.name());
                }
                assertFalse(Arrays.equals(first.get(0), trained(backend, 8).get(0)), backend.name());
            }
        }
    }

    private static List<float[]> trained(Backend backend, long seed) throws Exception {
        try (Model net = Networks.perceptron()) {
            net.open(backend, new Backend.Settings(2, 0));
            new Trainer(net, few(300)).epochs(2).seed(seed).run();
            return weights(net);
        }
    }

    @Test
    void augmentedTrainingGivesTheSameToTheBitToo() throws Exception {
        Training plain = Networks.perceptron().training().batch(7).epochs(2);
        Training augmented = plain.augment(new Rotate(20), Crop.padded(2, 2), new Noise(0.1));
        double first = lastLoss(augmented);
        assertEquals(first, lastLoss(augmented));
        assertNotEquals(first, lastLoss(plain));
    }

    private static double lastLoss(Training settings) throws Exception {
        try (Model net = Networks.perceptron()) {
            return new Trainer(net, few(100))
                    .settings(settings)
                    .run()
                    .epochs()
                    .get(1)
                    .loss();
        }
    }

    @Test
    void onlyTheTrainingPartIsAugmented() throws Exception {
        try (Model net = Networks.perceptron()) {
            Training settings = net.training().epochs(1).validation(20).augment(new Expand(1), new Cutout(1, 0.3, 0.3));
            TrainingResult result =
                    new Trainer(net, few(100)).settings(settings).run();
            assertEquals(400, result.epochs().get(0).samples());
            try (Evaluator evaluator = new Evaluator(net, digits, settings)) {
                Evaluation again =
                        evaluator.evaluate(few(100).withValidation(20).validation());
                assertEquals(
                        again.loss(),
                        result.epochs().get(0).evaluation().orElseThrow().loss());
            }
        }
    }

    @Test
    void waitingForDataIsPartOfTheTime() throws Exception {
        try (Model net = Networks.perceptron()) {
            TrainingResult result = new Trainer(net, few(300)).epochs(2).run();
            for (Epoch epoch : result.epochs()) {
                assertTrue(epoch.waiting() > 0 && epoch.waiting() < epoch.seconds(), epoch.toString());
            }
            assertTrue(result.waitingPart() > 0 && result.waitingPart() < 1, "part " + result.waitingPart());
        }
    }

    @Test
    void stopKeepsTheLastFinishedEpoch() throws Exception {
        try (Model net = Networks.perceptron()) {
            Trainer trainer = new Trainer(net, digits).epochs(5);
            List<float[]> afterFirst = new ArrayList<>();
            trainer.listener(new TrainingListener() {
                @Override
                public void epochDone(Epoch epoch) {
                    afterFirst.addAll(weights(net));
                }

                @Override
                public void batchDone(Progress progress) {
                    if (progress.epoch() == 2 && progress.batch() == 3) {
                        trainer.stop();
                    }
                }
            });
            TrainingResult result = trainer.run();
            assertEquals(End.STOPPED, result.end());
            assertEquals(1, result.kept());
            assertEquals(1, result.epochs().size());
            assertSame(afterFirst, weights(net));
            assertEquals(result.epochs().get(0).evaluation(), result.test());
        }
    }

    @Test
    void stopInTheFirstEpochGivesBackTheFirstWeights() throws Exception {
        try (Model net = Networks.perceptron()) {
            List<float[]> before = weights(net);
            Trainer trainer = new Trainer(net, digits);
            trainer.stop();
            TrainingResult result = trainer.run();
            assertEquals(0, result.kept());
            assertTrue(result.test().isEmpty());
            assertSame(before, weights(net));
        }
    }

    @Test
    void patienceEndsTheTrainingAndKeepsTheBestEpoch() throws Exception {
        try (Model net = Networks.perceptron()) {
            // So few samples for training that it soon knows them by heart and the validation loss rises.
            DataSet few = few(160);
            Training settings = net.training().epochs(200).validation(100).patience(3);
            TrainingResult result = new Trainer(net, few).settings(settings).run();
            assertEquals(End.EARLY, result.end());
            assertEquals(result.epochs().size(), result.kept() + 3);
            double best = result.epochs().stream()
                    .mapToDouble(epoch -> epoch.evaluation().orElseThrow().loss())
                    .min()
                    .orElseThrow();
            try (Evaluator evaluator = new Evaluator(net, few, settings)) {
                assertEquals(
                        best,
                        evaluator.evaluate(few.withValidation(100).validation()).loss(),
                        1e-9);
                assertEquals(
                        result.test().orElseThrow().loss(),
                        evaluator.evaluate(few.test()).loss());
            }
        }
    }

    @Test
    void divergenceIsToldWithItsPlaceAndUndone() throws Exception {
        try (Model net = Networks.perceptron()) {
            List<float[]> before = weights(net);
            List<Exception> heard = new ArrayList<>();
            Trainer trainer = new Trainer(net, digits).rate(1e30).listener(new TrainingListener() {
                @Override
                public void trainingFailed(Exception reason) {
                    heard.add(reason);
                }
            });
            TrainingException diverged = assertThrows(TrainingException.class, trainer::run);
            assertTrue(
                    diverged.getMessage()
                            .matches("the loss is .* in epoch 1, batch \\d+ of 47: .* lower rate than 1.0E30"),
                    diverged.getMessage());
            assertEquals(List.of(diverged), heard);
            assertSame(before, weights(net));
        }
    }

    @Test
    void lineIsFittedAsByLeastSquares() throws Exception {
        DataSet line = DataSets.named("line", OPTIONS);
        try (Model net = Networks.linearRegression()) {
            TrainingResult result = new Trainer(net, line).run();
            LeastSquares expected = LeastSquares.of(line.training());
            assertEquals(expected.slope(), net.read(net.parameters().get(0))[0], 0.01);
            assertEquals(expected.intercept(), net.read(net.parameters().get(1))[0], 0.01);
            assertTrue(result.epochs().get(0).accuracy().isEmpty());
            assertTrue(result.test().orElseThrow().accuracy().isEmpty());
        }
    }

    @Test
    void meanSquaredErrorTakesClassesOneHot() throws Exception {
        DataSet blobs = DataSets.named("blobs", OPTIONS);
        try (Model net = Networks.twoLayerSigmoid()) {
            TrainingResult result = new Trainer(net, blobs).epochs(60).run();
            double accuracy = result.test().orElseThrow().accuracy().getAsDouble();
            assertTrue(accuracy >= 0.9, "accuracy " + accuracy);
        }
    }

    @Test
    void whatDoesNotFitIsToldBeforeAnythingRuns() throws Exception {
        DataSet line = DataSets.named("line", OPTIONS);
        DataSet blobs = DataSets.named("blobs", OPTIONS);
        try (Networks.Chain regression = Networks.linearRegression();
                Networks.Chain perceptron = Networks.perceptron();
                Networks.Chain normalized = Networks.normalized()) {
            assertMessage(
                    new Trainer(regression, digits),
                    "LinearRegression takes samples of 1, but digits has samples of 1x28x28;"
                            + " change the input or the data");
            assertMessage(
                    new Trainer(regression, line).settings(regression.training().loss(new CrossEntropy())),
                    "this loss compares with classes, but the targets of line are numbers; use the loss mse");
            DataSet twoClasses = two(blobs);
            assertMessage(
                    new Trainer(normalized, twoClasses),
                    "Normalized has 3 outputs, but two has 2 classes; change the last layer or the data");
            assertMessage(new Trainer(perceptron, digits).epochs(0), "epochs must be at least 1, not 0");
            assertMessage(new Trainer(perceptron, digits).rate(-1), "the rate must be a number above 0, not -1.0");
            assertMessage(
                    new Trainer(normalized, blobs),
                    "a batch would have but 1 sample, of which batch_norm (batchnorm) cannot take a variance;"
                            + " choose another batch size");
        }
    }

    @Test
    void evaluationHasTheSameResultInAnyBatches() throws Exception {
        try (Model net = Networks.perceptron();
                Evaluator evaluator = new Evaluator(net, digits, net.training())) {
            Evaluation whole = evaluator.evaluate(digits.training());
            Evaluation front = evaluator.evaluate(digits.training().range(0, 1234));
            Evaluation back = evaluator.evaluate(digits.training().range(1234, 1500));
            double joined = (front.loss() * front.count() + back.loss() * back.count()) / whole.count();
            assertEquals(whole.loss(), joined, 1e-6);
            assertEquals(
                    whole.confusion().orElseThrow().correct(),
                    front.confusion().orElseThrow().correct()
                            + back.confusion().orElseThrow().correct());
        }
    }

    private static DataSet few(int count) {
        return DataSet.of(
                "few", digits.shape(), digits.classes(), digits.training().range(0, count), digits.test());
    }

    private static DataSet two(DataSet blobs) {
        Samples samples = Samples.of(new Inputs.Numbers(new float[8], 4), new Targets.Classes(new int[] {0, 1}, 2));
        return DataSet.of("two", blobs.shape(), List.of("a", "b"), samples, samples);
    }

    private static void assertMessage(Trainer trainer, String expected) {
        assertEquals(
                expected, assertThrows(TrainingException.class, trainer::run).getMessage());
    }

    private static List<float[]> weights(Model net) {
        return net.parameters().stream().map(net::read).toList();
    }

    private static void assertSame(List<float[]> expected, List<float[]> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), actual.get(i));
        }
    }
}

package dev.netc.runtime.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.RmsProp;
import dev.netc.runtime.optimizer.Sgd;
import dev.netc.runtime.reference.ReferenceBackend;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds a backend to the reference backend: the same networks, numbers and seeds, compared after every kind of pass. */
public abstract class AgreementSuite {

    private static final Backend.Settings SETTINGS = new Backend.Settings(2, 7);
    private static final int PASSES = 3;

    protected abstract Backend backend();

    /** The batch that a case is run with; its own, unless a backend has a reason to want another. */
    protected int batch(Case each) {
        return each.batch();
    }

    private Case sized(Case each) {
        return each.withBatch(batch(each));
    }

    @TestFactory
    Stream<DynamicTest> passesAgree() {
        return Stream.concat(Cases.all().stream(), OddCases.all().stream())
                .map(this::sized)
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> comparePasses(each)));
    }

    private void comparePasses(Case each) {
        try (TestNetwork expected = open(each, new ReferenceBackend());
                TestNetwork actual = open(each, backend())) {
            float[] expectedGradient = compare(each, expected);
            float[] actualGradient = compare(each, actual);
            double tolerance = tolerance(expected);
            Relative.assertClose("gradient of the input", expectedGradient, actualGradient, tolerance);
            assertSameParameters(expected, actual, tolerance);
            Relative.assertClose("output in evaluation", evaluate(each, expected), evaluate(each, actual), tolerance);
        }
    }

    private static double tolerance(TestNetwork network) {
        return network.layers().size() == 1 ? Relative.OPERATOR : Relative.NETWORK;
    }

    private static TestNetwork open(Case each, Backend backend) {
        TestNetwork network = each.network().get();
        network.open(backend, SETTINGS);
        Case.fillParameters(network);
        return network;
    }

    /** A forward and a backward pass, twice, since the second must not see the first. */
    private static float[] compare(Case each, TestNetwork network) {
        Execution execution = network.prepareComparison(each.batch(), each.anyLoss());
        for (int pass = 0; pass < 2; pass++) {
            runPass(each, network, execution);
        }
        float[] gradient = new float[each.batch() * network.input().elements()];
        execution.inputGradient(gradient);
        return gradient;
    }

    private static double runPass(Case each, TestNetwork network, Execution execution) {
        execution.input(each.input(network));
        each.setTargets(network, execution);
        execution.forward();
        double loss = 0;
        if (each.loss().isPresent()) {
            loss = execution.loss();
        } else {
            execution.outputGradient(each.outputGradient(network));
        }
        execution.backward();
        return loss;
    }

    private static float[] evaluate(Case each, TestNetwork network) {
        return predict(each, network, network.prepareEvaluation(each.batch(), each.anyLoss()));
    }

    private static float[] output(Case each, TestNetwork network, Execution execution) {
        float[] output = new float[each.batch() * network.output().elements()];
        execution.output(output);
        return output;
    }

    private static void assertSameParameters(TestNetwork expected, TestNetwork actual, double tolerance) {
        for (int i = 0; i < expected.parameters().size(); i++) {
            Parameter wanted = expected.parameters().get(i);
            Parameter found = actual.parameters().get(i);
            Relative.assertClose(wanted.name(), expected.read(wanted), actual.read(found), tolerance);
            Relative.assertClose(
                    "gradient of " + wanted.name(),
                    expected.readGradient(wanted),
                    actual.readGradient(found),
                    tolerance);
        }
    }

    @TestFactory
    Stream<DynamicTest> dropoutDropsTheSame() {
        return OddCases.dropouts().stream()
                .map(this::sized)
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> compareTraining(each)));
    }

    private void compareTraining(Case each) {
        try (TestNetwork expected = open(each, new ReferenceBackend());
                TestNetwork actual = open(each, backend())) {
            Execution wanted = expected.prepareTraining(each.batch(), each.anyLoss());
            Execution found = actual.prepareTraining(each.batch(), each.anyLoss());
            for (int pass = 0; pass < PASSES; pass++) {
                runPass(each, expected, wanted);
                runPass(each, actual, found);
                Relative.assertClose(
                        "output of pass " + pass,
                        output(each, expected, wanted),
                        output(each, actual, found),
                        tolerance(expected));
                assertSameParameters(expected, actual, tolerance(expected));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> optimizersAgree() {
        List<Optimizer> optimizers = List.of(
                Sgd.rate(0.01),
                Sgd.rate(0.01).momentum(0.9).decay(0.1),
                Sgd.rate(0.01).momentum(0.9).withNesterov(),
                Adam.rate(0.01).decay(0.1),
                Adam.decoupledRate(0.01),
                RmsProp.rate(0.01),
                RmsProp.rate(0.01).momentum(0.9).decay(0.1));
        return optimizers.stream().map(each -> DynamicTest.dynamicTest(each.toString(), () -> compareUpdates(each)));
    }

    private void compareUpdates(Optimizer optimizer) {
        Case each = sized(OddCases.trainable().with(new MeanSquaredError()));
        try (TestNetwork expected = open(each, new ReferenceBackend());
                TestNetwork actual = open(each, backend())) {
            Execution wanted = expected.prepareTraining(each.batch(), each.anyLoss());
            Execution found = actual.prepareTraining(each.batch(), each.anyLoss());
            for (int step = 0; step < PASSES; step++) {
                double loss = runPass(each, expected, wanted);
                assertEquals(loss, runPass(each, actual, found), Relative.OPERATOR * loss);
                expected.update(optimizer, optimizer.rate() / (step + 1));
                actual.update(optimizer, optimizer.rate() / (step + 1));
            }
            assertSameParameters(expected, actual, tolerance(expected));
        }
    }

    @Test
    void predictionsFollowWhatTrainingChanges() {
        Case each = sized(OddCases.normalized());
        try (TestNetwork expected = open(each, new ReferenceBackend());
                TestNetwork actual = open(each, backend())) {
            Execution wanted = expected.prepareEvaluation(each.batch(), each.anyLoss());
            Execution found = actual.prepareEvaluation(each.batch(), each.anyLoss());
            assertSamePrediction(each, expected, wanted, actual, found);
            for (TestNetwork network : List.of(expected, actual)) {
                runPass(each, network, network.prepareTraining(each.batch(), each.anyLoss()));
            }
            assertSamePrediction(each, expected, wanted, actual, found); // of other means and variances
            for (TestNetwork network : List.of(expected, actual)) {
                network.update(Sgd.rate(0.01), 0.01);
            }
            assertSamePrediction(each, expected, wanted, actual, found); // of other weights
        }
    }

    private static void assertSamePrediction(
            Case each, TestNetwork expected, Execution wanted, TestNetwork actual, Execution found) {
        Relative.assertClose(
                "prediction", predict(each, expected, wanted), predict(each, actual, found), Relative.NETWORK);
    }

    private static float[] predict(Case each, TestNetwork network, Execution execution) {
        execution.input(each.input(network));
        execution.forward();
        return output(each, network, execution);
    }

    @Test
    void batchSizesShareParametersAndPasses() {
        Case large = OddCases.dropouts().get(0);
        Case small = new Case(large.name(), 1, large.network(), large.loss());
        try (TestNetwork expected = open(large, new ReferenceBackend());
                TestNetwork actual = open(large, backend())) {
            for (TestNetwork network : List.of(expected, actual)) {
                Execution first = network.prepareTraining(large.batch(), large.anyLoss());
                Execution second = network.prepareTraining(small.batch(), small.anyLoss());
                runPass(large, network, first);
                runPass(small, network, second);
                network.update(Sgd.rate(0.01), 0.01);
                evaluate(small, network);
                runPass(large, network, first);
            }
            assertSameParameters(expected, actual, tolerance(expected));
        }
    }
}

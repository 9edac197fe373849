package dev.netc.runtime.suite;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.backend.Backend;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds a backend's gradients to finite differences of its own forward pass. */
public abstract class GradientSuite {

    private static final float STEP = 0.4f * Case.SPACING;
    private static final double TOLERANCE = 1e-3;

    protected abstract Backend backend();

    @TestFactory
    Stream<DynamicTest> gradientsAreThoseOfFiniteDifferences() {
        return Cases.all().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private void check(Case each) {
        try (TestNetwork network = each.network().get()) {
            network.open(backend(), new Backend.Settings(2, 1));
            Case.fillParameters(network);
            Execution execution = network.prepareComparison(each.batch(), each.anyLoss());
            new Differences(each, network, execution).check();
        }
    }

    /** One network, whose numbers are moved one at a time. */
    private record Differences(Case each, TestNetwork network, Execution execution) {

        void check() {
            float[] input = each.input(network);
            execution.input(input);
            each.setTargets(network, execution);
            execution.forward();
            if (each.loss().isPresent()) {
                execution.loss();
            } else {
                execution.outputGradient(each.outputGradient(network));
            }
            execution.backward();
            checkInput(input);
            for (Parameter parameter : network.parameters()) {
                if (parameter.trainable()) {
                    checkParameter(parameter);
                }
            }
        }

        private void checkInput(float[] input) {
            float[] gradient = new float[input.length];
            execution.inputGradient(gradient);
            float[] expected = differences(input, () -> execution.input(input));
            Relative.assertClose("gradient of the input", expected, gradient, TOLERANCE);
        }

        private void checkParameter(Parameter parameter) {
            execution.input(each.input(network));
            float[] gradient = network.readGradient(parameter);
            float[] values = network.read(parameter);
            float[] expected = differences(values, () -> network.write(parameter, values));
            Relative.assertClose("gradient of " + parameter.name(), expected, gradient, TOLERANCE);
        }

        /** Fourth-order central differences: (8 (f(x+h) - f(x-h)) - (f(x+2h) - f(x-2h))) / 12h. */
        private float[] differences(float[] numbers, Runnable set) {
            float[] differences = new float[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                float original = numbers[i];
                double near = objective(numbers, i, original + STEP / 2, set)
                        - objective(numbers, i, original - STEP / 2, set);
                double far = objective(numbers, i, original + STEP, set) - objective(numbers, i, original - STEP, set);
                differences[i] = (float) ((8 * near - far) / (6 * STEP));
                numbers[i] = original;
            }
            set.run();
            return differences;
        }

        private double objective(float[] numbers, int i, float moved, Runnable set) {
            numbers[i] = moved;
            set.run();
            execution.forward();
            if (each.loss().isPresent()) {
                return execution.loss();
            }
            float[] output = new float[each.batch() * network.output().elements()];
            execution.output(output);
            float[] weights = each.outputGradient(network);
            double sum = 0;
            for (int o = 0; o < output.length; o++) {
                sum += (double) output[o] * weights[o];
            }
            return sum;
        }
    }
}

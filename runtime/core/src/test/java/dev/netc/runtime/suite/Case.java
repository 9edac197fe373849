package dev.netc.runtime.suite;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.Loss;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * A small network to try a backend with.
 *
 * @param loss what its output is compared with; where it is empty, the output gets a random gradient
 */
public record Case(String name, int batch, Supplier<TestNetwork> network, Optional<Loss> loss) {

    /** Apart by this much, and half of it from 0, lie the numbers of {@link #numbers}: finite differences step less, so no kink is crossed. */
    public static final float SPACING = 0.05f;

    private static final int LEVELS = 160;

    static Case of(String name, int batch, Supplier<TestNetwork> network) {
        return new Case(name, batch, network, Optional.empty());
    }

    Case with(Loss chosen) {
        return new Case(name, batch, network, Optional.of(chosen));
    }

    Case withBatch(int other) {
        return new Case(name, other, network, loss);
    }

    /** A loss to prepare with, even where it is not asked. */
    public Loss anyLoss() {
        return loss.orElse(new CrossEntropy());
    }

    /** Random numbers in +-4, the first 160 of them all different. */
    public static float[] numbers(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (i % LEVELS - LEVELS / 2 + 0.5f) * SPACING;
        }
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            float swapped = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = swapped;
        }
        return numbers;
    }

    /** Gives every trained parameter random numbers, the same for the same network. */
    public static void fillParameters(TestNetwork network) {
        for (Parameter parameter : network.parameters()) {
            if (parameter.trainable()) {
                network.write(parameter, numbers(parameter.elements(), 100 + parameter.index()));
            }
        }
    }

    /** The gradient of the output in place of a loss. */
    float[] outputGradient(TestNetwork network) {
        return numbers(batch * network.output().elements(), 2);
    }

    float[] input(TestNetwork network) {
        return numbers(batch * network.input().elements(), 1);
    }

    /** Sets random targets, where there is a loss: classes, or numbers between 0 and 1. */
    void setTargets(TestNetwork network, Execution execution) {
        if (loss.isEmpty()) {
            return;
        }
        int outputs = network.output().elements();
        float[] numbers = numbers(batch * outputs, 3);
        if (loss.get().comparesClasses()) {
            int[] classes = new int[batch];
            for (int n = 0; n < batch; n++) {
                classes[n] = (7 * n + 3) % outputs;
            }
            execution.targets(classes);
        } else {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = numbers[i] / 8 + 0.5f;
            }
            execution.targets(numbers);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

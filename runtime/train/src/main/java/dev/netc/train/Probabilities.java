package dev.netc.train;

import dev.netc.runtime.loss.BinaryCrossEntropy;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.loss.LossVisitor;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.loss.NegativeLogLikelihood;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What a network's output says of the classes, which depends on what it was trained with. */
public final class Probabilities {

    private Probabilities() {}

    /** How likely each class is, 0 to 1; the outputs as they are where the loss asks for no probabilities. */
    public static double[] of(float[] output, Loss loss) {
        double[] numbers =
                IntStream.range(0, output.length).mapToDouble(i -> output[i]).toArray();
        return loss.accept(new LossVisitor<double[]>() {
            @Override
            public double[] visit(CrossEntropy loss) {
                return softmax(numbers);
            }

            @Override
            public double[] visit(NegativeLogLikelihood loss) {
                return softmax(numbers);
            }

            @Override
            public double[] visit(BinaryCrossEntropy loss) {
                return numbers;
            }

            @Override
            public double[] visit(MeanSquaredError loss) {
                return numbers;
            }
        });
    }

    /** Leaves log probabilities' exponentials as they are. */
    private static double[] softmax(double[] logits) {
        double largest = Arrays.stream(logits).max().orElse(0);
        double[] powers =
                Arrays.stream(logits).map(logit -> Math.exp(logit - largest)).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }
}

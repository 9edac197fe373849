package dev.netc.cli;

import dev.netc.runtime.loss.BinaryCrossEntropy;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.loss.LossVisitor;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.loss.NegativeLogLikelihood;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a network's output says of the classes, which depends on what it was trained with. */
final class Ranking {

    private static final int SHOWN = 3;

    private Ranking() {}

    /** {@code 7 (99.8%), 1 (0.1%), 9 (0.1%)}, the likeliest class first; plain numbers where they are no probabilities. */
    static String of(float[] output, Loss loss) {
        return loss.accept(new LossVisitor<String>() {
            @Override
            public String visit(CrossEntropy loss) {
                return best(probabilities(output));
            }

            @Override
            public String visit(NegativeLogLikelihood loss) {
                return best(probabilities(output));
            }

            @Override
            public String visit(BinaryCrossEntropy loss) {
                return best(IntStream.range(0, output.length)
                        .mapToDouble(i -> output[i])
                        .toArray());
            }

            @Override
            public String visit(MeanSquaredError loss) {
                return IntStream.range(0, output.length)
                        .mapToObj(i -> String.format(Locale.ROOT, "%.4g", output[i]))
                        .collect(Collectors.joining(", "));
            }
        });
    }

    /** Softmax, which leaves log probabilities' exponentials as they are. */
    private static double[] probabilities(float[] logits) {
        double largest = IntStream.range(0, logits.length)
                .mapToDouble(i -> logits[i])
                .max()
                .orElse(0);
        double[] powers = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i] - largest))
                .toArray();
        double sum =
                IntStream.range(0, powers.length).mapToDouble(i -> powers[i]).sum();
        return IntStream.range(0, powers.length)
                .mapToDouble(i -> powers[i] / sum)
                .toArray();
    }

    private static String best(double[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -probabilities[i]))
                .limit(SHOWN)
                .map(i -> String.format(Locale.ROOT, "%d (%.1f%%)", i, 100 * probabilities[i]))
                .collect(Collectors.joining(", "));
    }
}

package dev.netc.cli;

import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.train.Probabilities;
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
        return loss instanceof MeanSquaredError ? numbers(output) : best(Probabilities.of(output, loss));
    }

    private static String numbers(float[] output) {
        return IntStream.range(0, output.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.4g", output[i]))
                .collect(Collectors.joining(", "));
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

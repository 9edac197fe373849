package dev.netc.cli;

import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.loss.MeanSquaredError;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a network says of the classes, in words. */
final class Ranking {

    private static final int SHOWN = 3;

    private Ranking() {}

    /** {@code 7 (99.8%), 1 (0.1%), 9 (0.1%)}, the likeliest class first; plain numbers where they are no probabilities. */
    static String of(double[] answer, Loss loss) {
        return loss instanceof MeanSquaredError ? numbers(answer) : best(answer);
    }

    private static String numbers(double[] answer) {
        return Arrays.stream(answer)
                .mapToObj(value -> String.format(Locale.ROOT, "%.4g", value))
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

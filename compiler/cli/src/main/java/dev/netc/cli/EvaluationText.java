package dev.netc.cli;

import dev.netc.train.Evaluation;
import java.util.Locale;

/** Says how good a network is. */
final class EvaluationText {

    private EvaluationText() {}

    /** {@code accuracy 98.97% (9,897 of 10,000), loss 0.0312} */
    static String of(Evaluation evaluation) {
        String loss = String.format(Locale.ROOT, "loss %.4f", evaluation.loss());
        if (evaluation.accuracy().isEmpty()) {
            return loss + String.format(Locale.ROOT, " on %,d samples", evaluation.count());
        }
        double accuracy = evaluation.accuracy().getAsDouble();
        long right = Math.round(accuracy * evaluation.count());
        return String.format(
                Locale.ROOT, "accuracy %.2f%% (%,d of %,d), %s", 100 * accuracy, right, evaluation.count(), loss);
    }
}

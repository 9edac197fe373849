package dev.netc.train;

import dev.netc.train.TrainingResult.End;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/** What is said about a training, in plain lines. */
final class EpochText {

    private final int epochs;
    private final String unit;
    private final String evaluation;

    /**
     * @param epochs how many there will be
     * @param unit what one counts: images, samples
     * @param evaluation what the evaluated part of the data is called: test, validation
     */
    EpochText(int epochs, String unit, String evaluation) {
        this.epochs = epochs;
        this.unit = unit;
        this.evaluation = evaluation;
    }

    /** {@code epoch 1/10}, as wide as the last. */
    String title(int epoch) {
        String last = String.valueOf(epochs);
        return String.format(Locale.ROOT, "epoch %" + last.length() + "d/%s", epoch, last);
    }

    /** {@code loss 0.2345  accuracy 93.1%}. */
    static String measures(double loss, OptionalDouble accuracy, int decimals) {
        String text = String.format(Locale.ROOT, loss < 1000 ? "loss %.4f" : "loss %.4g", loss);
        return accuracy.isPresent()
                ? text + String.format(Locale.ROOT, "  accuracy %." + decimals + "f%%", 100 * accuracy.getAsDouble())
                : text;
    }

    /** The first line of an epoch, with the learning rate where it has changed. */
    String training(Epoch epoch, boolean rateChanged) {
        return String.format(
                        Locale.ROOT,
                        "%s  %s  %,.0f %s/s  %.1f s",
                        title(epoch.number()),
                        measures(epoch.loss(), epoch.accuracy(), 1),
                        epoch.samplesPerSecond(),
                        unit,
                        epoch.seconds())
                + (rateChanged ? "  rate " + rate(epoch.rate()) : "");
    }

    /** {@code 0.001}, with four digits that count. */
    private static String rate(double rate) {
        return new BigDecimal(rate)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** {@code epoch 1/10    640 of 60,000 (1%)  loss 2.3010}, of one batch alone. */
    String batch(Progress progress, int samples) {
        String all = String.format(Locale.ROOT, "%,d", samples);
        return String.format(
                Locale.ROOT,
                "%s  %," + all.length() + "d of %s (%d%%)  %s",
                title(progress.epoch()),
                progress.samples(),
                all,
                100L * progress.samples() / samples,
                measures(progress.batchLoss(), OptionalDouble.empty(), 0));
    }

    /** The second line of an epoch, under the losses of the first. */
    String evaluation(Evaluation measured) {
        int indent = Math.max(0, title(epochs).length() + 2 - evaluation.length() - 1);
        return " ".repeat(indent) + evaluation + " " + measures(measured.loss(), measured.accuracy(), 2);
    }

    /** What to say when a training has ended otherwise than after its last epoch; empty if it did not. */
    String end(TrainingResult result, int patience) {
        String weights =
                result.kept() == 0 ? "no epoch was done" : "the weights of epoch " + result.kept() + " are kept";
        if (result.end() == End.EARLY) {
            return "no better " + evaluation + " loss for " + patience + (patience == 1 ? " epoch; " : " epochs; ")
                    + weights;
        }
        return result.end() == End.STOPPED ? "stopped; " + weights : "";
    }
}

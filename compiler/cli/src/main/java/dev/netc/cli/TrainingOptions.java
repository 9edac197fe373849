package dev.netc.cli;

import dev.netc.report.Fact;
import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.train.Trainer;
import dev.netc.train.data.DataSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a network is trained, in place of what its model file says. */
final class TrainingOptions {

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = PositiveInteger.class,
            description = "Passes over the data.")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", converter = PositiveInteger.class, description = "Samples in a batch.")
    private Integer batch;

    @Option(
            names = "--rate",
            paramLabel = "R",
            converter = PositiveNumber.class,
            description = "The learning rate, before any schedule.")
    private Double rate;

    @Option(
            names = "--patience",
            paramLabel = "N",
            converter = PositiveInteger.class,
            description = "Early stopping: epochs without a better loss that end the training. The best epoch is kept.")
    private Integer patience;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where first weights, order and dropout come from. Default: ${DEFAULT-VALUE}")
    private long seed = 0;

    long seed() {
        return seed;
    }

    /** The rate in place of the optimizer's own. */
    Optional<Double> rate() {
        return Optional.ofNullable(rate);
    }

    /** What the settings of a training do not tell, for a report. */
    List<Fact> facts(long seed) {
        Fact own = new Fact("seed", String.valueOf(seed));
        return rate().map(chosen -> List.of(new Fact("rate, by --rate", String.valueOf(chosen)), own))
                .orElse(List.of(own));
    }

    /** These settings, with what the command line says in place of theirs. */
    Training adjust(Training settings) {
        Training adjusted = settings;
        adjusted = epochs != null ? adjusted.epochs(epochs) : adjusted;
        adjusted = batch != null ? adjusted.batch(batch) : adjusted;
        return patience != null ? adjusted.patience(patience) : adjusted;
    }

    /**
     * A trainer of this model with these settings, already {@linkplain #adjust adjusted}.
     *
     * @param seed of the order of the samples
     */
    Trainer trainer(Model model, DataSet data, Training settings, long seed) {
        Trainer trainer = new Trainer(model, data).settings(settings).seed(seed);
        return rate != null ? trainer.rate(rate) : trainer;
    }
}

package dev.netc.cli;

import dev.netc.report.Fact;
import dev.netc.report.ReportListener;
import dev.netc.runtime.Model;
import dev.netc.train.ProgressBarListener;
import dev.netc.train.Trainer;
import dev.netc.train.TrainingException;
import dev.netc.train.TrainingResult;
import dev.netc.train.TrainingResult.End;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code netc train} */
@Command(
        name = "train",
        description = {
            "Trains a network as its train block says, where no option says otherwise.",
            "Ctrl-C ends the training and keeps the last finished epoch."
        },
        footer = {
            "  netc train models/lenet.net --data digits --epochs 2",
            "  netc train models/lenet.net --data mnist --rate 0.02 --out runs/fast"
        })
final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSource source;

    @Mixin
    private DataChoice data;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = PositiveInteger.class,
            description = "Passes over the data.")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", converter = PositiveInteger.class, description = "Samples in a batch.")
    private Integer batch;

    @Option(names = "--rate", paramLabel = "R", converter = PositiveNumber.class, description = "The learning rate.")
    private Double rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where first weights, order and dropout come from. Default: ${DEFAULT-VALUE}")
    private long seed = 0;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where weights.safetensors, history.csv and report.html with its pictures go. Default: runs/NAME, after"
                            + " the model file")
    private Path out;

    @Mixin
    private RuntimeOptions runtime;

    @Override
    public Integer call() throws IOException, TrainingException {
        Console console = Console.of(spec);
        Path folder = out != null ? out : Path.of("runs", source.name());
        try (Model model = source.load(console)) {
            Trainer trainer = new Trainer(model, data.load(model.training()))
                    .seed(seed)
                    .output(folder)
                    .listener(ProgressBarListener.standard())
                    .listener(new Outcome(folder, console))
                    .listener(new ReportListener(model, folder, facts(), console.out()::println))
                    .stopOnShutdown();
            adjust(trainer);
            model.initialize(seed);
            runtime.open(model, seed);
            TrainingResult result = trainer.run();
            return result.end() == End.STOPPED ? ExitCode.INTERRUPTED : ExitCode.CLEAN;
        }
    }

    /** What the report tells besides the train block's settings. */
    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (rate != null) {
            facts.add(new Fact("rate, by --rate", String.valueOf(rate)));
        }
        facts.add(new Fact("seed", String.valueOf(seed)));
        facts.addAll(runtime.facts());
        facts.add(new Fact(
                "command",
                "netc " + String.join(" ", spec.commandLine().getParseResult().originalArgs())));
        return facts;
    }

    private void adjust(Trainer trainer) {
        if (epochs != null) {
            trainer.epochs(epochs);
        }
        if (batch != null) {
            trainer.batch(batch);
        }
        if (rate != null) {
            trainer.rate(rate);
        }
    }
}

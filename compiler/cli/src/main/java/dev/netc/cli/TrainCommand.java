package dev.netc.cli;

import dev.netc.report.Fact;
import dev.netc.report.ReportListener;
import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.train.PlainListener;
import dev.netc.train.ProgressBarListener;
import dev.netc.train.TrainingException;
import dev.netc.train.TrainingHistory;
import dev.netc.train.TrainingListener;
import dev.netc.train.TrainingResult;
import dev.netc.train.TrainingResult.End;
import dev.netc.train.Vote;
import dev.netc.train.data.DataSet;
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
            "  netc train lenet.net --data digits --epochs 2",
            "  netc train lenet.net --data mnist --rate 0.02 --out runs/fast",
            "  netc train lenet.net --ensemble 5 --once"
        })
final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSource source;

    @Mixin
    private DataChoice data;

    @Mixin
    private TrainingOptions options;

    @Option(
            names = "--weights",
            paramLabel = "W",
            description = "Begin with the weights of this safetensors file, not with random ones.")
    private Path weights;

    @Option(
            names = "--once",
            description =
                    "Train only what is not trained yet: where the output folder has weights of all epochs, test those.")
    private boolean once;

    @Option(
            names = "--ensemble",
            paramLabel = "N",
            converter = PositiveInteger.class,
            description = {
                "Train so many networks, with the seed and those that follow it, into the folders 1, 2, ... of DIR,",
                "and test them together, by majority vote and by their mean."
            })
    private Integer ensemble;

    @Option(
            names = "--log-every",
            paramLabel = "N",
            converter = PositiveInteger.class,
            description = "Print a line with the loss of every Nth batch.")
    private Integer interval;

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
            DataSet set = data.load(model, console);
            return ensemble == null
                    ? train(model, set, folder, options.seed(), console)
                    : trainEnsemble(model, set, folder, console);
        }
    }

    private int trainEnsemble(Model model, DataSet set, Path folder, Console console)
            throws IOException, TrainingException {
        List<Path> members = new ArrayList<>();
        for (int i = 0; i < ensemble; i++) {
            String name = String.valueOf(i + 1);
            console.out().println("network " + name + " of " + ensemble);
            int exitCode = train(model, set, folder.resolve(name), options.seed() + i, console);
            if (exitCode != ExitCode.CLEAN) {
                return exitCode;
            }
            members.add(folder.resolve(name).resolve(Weights.FILE));
        }
        new TestRun(model, set, runtime, console).run(members, List.of(Vote.MAJORITY, Vote.MEAN));
        return ExitCode.CLEAN;
    }

    private int train(Model model, DataSet set, Path folder, long seed, Console console)
            throws IOException, TrainingException {
        Training settings = data.adjust(options.adjust(model.training()));
        if (once && TrainingHistory.isComplete(folder, settings)) {
            tellTrained(model, set, folder.resolve(Weights.FILE), console);
            return ExitCode.CLEAN;
        }
        model.initialize(seed);
        if (weights != null) {
            Weights.load(model, weights);
        }
        runtime.open(model, seed);
        TrainingResult result = options.trainer(model, set, settings, seed)
                .output(folder)
                .listener(listener())
                .listener(new Outcome(folder, console))
                .listener(new ReportListener(model, folder, facts(seed), console.out()::println))
                .stopOnShutdown()
                .run();
        return result.end() == End.STOPPED ? ExitCode.INTERRUPTED : ExitCode.CLEAN;
    }

    /** What the report tells besides the settings of the training. */
    private List<Fact> facts(long seed) {
        List<Fact> facts = new ArrayList<>(options.facts(seed));
        facts.addAll(runtime.facts(runtime.threads()));
        facts.add(new Fact(
                "command",
                "netc " + String.join(" ", spec.commandLine().getParseResult().originalArgs())));
        return facts;
    }

    /** The members of an ensemble are tested later, together. */
    private void tellTrained(Model model, DataSet set, Path trained, Console console)
            throws IOException, TrainingException {
        console.out().println("already trained: " + trained);
        if (ensemble == null) {
            new TestRun(model, set, runtime, console).run(List.of(trained), List.of());
        }
    }

    private TrainingListener listener() {
        return interval != null ? new PlainListener(System.out, interval) : ProgressBarListener.standard();
    }
}

package dev.netc.cli;

import dev.netc.runtime.Model;
import dev.netc.train.TrainingException;
import dev.netc.train.Vote;
import dev.netc.train.data.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code netc test} */
@Command(
        name = "test",
        description =
                "Measures loss and accuracy of a trained network, or of several together, on the test part of its data set.",
        footer = {
            "  netc test models/lenet.net --weights runs/lenet/weights.safetensors --data digits",
            "  netc test models/lenet.net --weights a.safetensors --weights b.safetensors --vote mean"
        })
final class TestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSource source;

    @Option(
            names = "--weights",
            required = true,
            paramLabel = "W",
            description = "The safetensors file with the weights; repeated for networks that vote.")
    private List<Path> weights;

    @Option(
            names = "--vote",
            paramLabel = "HOW",
            defaultValue = "majority",
            description = "How several answer together: majority or mean. Default: ${DEFAULT-VALUE}")
    private Vote vote;

    @Mixin
    private DataChoice data;

    @Mixin
    private RuntimeOptions runtime;

    @Override
    public Integer call() throws IOException, TrainingException {
        Console console = Console.of(spec);
        try (Model model = source.load(console)) {
            DataSet set = data.load(model, console);
            new TestRun(model, set, runtime, console).run(weights, List.of(vote));
        }
        return ExitCode.CLEAN;
    }
}

package dev.netc.cli;

import dev.netc.runtime.Model;
import dev.netc.train.TrainingException;
import dev.netc.train.data.DataSet;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code netc test} */
@Command(
        name = "test",
        description =
                "Measures loss and accuracy of a trained network, or of several together, on the test part of its data set.",
        footer = {
            "  netc test lenet.net --weights runs/lenet/weights.safetensors --data digits",
            "  netc test lenet.net --weights a.safetensors --weights b.safetensors --vote mean"
        })
final class TestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSource source;

    @Mixin
    private TrainedNetworks networks;

    @Mixin
    private DataChoice data;

    @Mixin
    private RuntimeOptions runtime;

    @Override
    public Integer call() throws IOException, TrainingException {
        Console console = Console.of(spec);
        try (Model model = source.load(console)) {
            DataSet set = data.load(model, console);
            new TestRun(model, set, runtime, console).run(networks.weights(), List.of(networks.vote()));
        }
        return ExitCode.CLEAN;
    }
}

package dev.netc.cli;

import dev.netc.runtime.Model;
import dev.netc.train.Evaluation;
import dev.netc.train.Evaluator;
import dev.netc.train.TrainingException;
import dev.netc.train.data.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code netc test} */
@Command(
        name = "test",
        description = "Measures loss and accuracy of a trained network on the test part of its data set.",
        footer = "  netc test models/lenet.net --weights runs/lenet/weights.safetensors --data digits")
final class TestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSource source;

    @Option(
            names = "--weights",
            required = true,
            paramLabel = "W",
            description = "The safetensors file with the weights.")
    private Path weights;

    @Mixin
    private DataChoice data;

    @Mixin
    private RuntimeOptions runtime;

    @Override
    public Integer call() throws IOException, TrainingException {
        Console console = Console.of(spec);
        try (Model model = source.load(console)) {
            Weights.load(model, weights);
            DataSet set = data.load(model, console);
            if (set.test().isEmpty()) {
                throw new UserError("the data set " + set.name() + " has no test part");
            }
            runtime.open(model, 0);
            try (Evaluator evaluator = new Evaluator(model, set, model.training())) {
                Evaluation evaluation = evaluator.evaluate(set.test());
                console.out().println("test on " + set.name() + ": " + EvaluationText.of(evaluation));
            }
        }
        return ExitCode.CLEAN;
    }
}

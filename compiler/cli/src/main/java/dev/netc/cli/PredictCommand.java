package dev.netc.cli;

import dev.netc.runtime.Model;
import dev.netc.runtime.Tensor;
import dev.netc.runtime.Training;
import dev.netc.train.data.ImageReader;
import dev.netc.train.data.ImageSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netc predict} */
@Command(
        name = "predict",
        description = "Classifies images (PNG, JPEG) with a trained network: the three likeliest classes of each.",
        footer = "  netc predict models/lenet.net --weights runs/lenet/weights.safetensors seven.png")
final class PredictCommand implements Callable<Integer> {

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

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", description = "Image files.")
    private List<Path> images;

    @Option(
            names = "--invert",
            description =
                    "Exchange black and white: for dark ink on white paper, where the network learnt the opposite.")
    private boolean invert;

    @Mixin
    private RuntimeOptions runtime;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        try (Model model = source.load(console)) {
            Weights.load(model, weights);
            ImageReader reader = ImageReader.of(model);
            Training training = model.training();
            runtime.open(model, 0);
            for (Path image : images) {
                ImageSample read = reader.read(image);
                read.notice().ifPresent(console.err()::println);
                ImageSample sample = invert ? read.inverted() : read;
                Tensor output = model.predict(sample.tensor(training));
                console.out().println(image + ": " + Ranking.of(output.values(), training.loss()));
            }
        }
        return ExitCode.CLEAN;
    }
}

package dev.netc.cli;

import dev.netc.runtime.Model;
import dev.netc.runtime.Tensor;
import dev.netc.train.Ensemble;
import dev.netc.train.Vote;
import dev.netc.train.data.ImageReader;
import dev.netc.train.data.ImageSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        description = {
            "Classifies images (PNG, JPEG) with a trained network: the three likeliest classes of each.",
            "With several networks that vote by majority, the numbers are shares of the votes."
        },
        footer = "  netc predict lenet.net --weights runs/lenet/weights.safetensors seven.png")
final class PredictCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSource source;

    @Mixin
    private TrainedNetworks networks;

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
            List<Tensor> samples = samples(model, console);
            List<Ensemble> answers = answers(model, samples);
            Vote how = networks.weights().size() == 1 ? Vote.MEAN : networks.vote();
            for (int i = 0; i < images.size(); i++) {
                double[] answer = answers.get(i).answer(0, model.output().elements(), how);
                console.out()
                        .println(images.get(i) + ": "
                                + Ranking.of(answer, model.training().loss()));
            }
        }
        return ExitCode.CLEAN;
    }

    private List<Tensor> samples(Model model, Console console) throws IOException {
        ImageReader reader = ImageReader.of(model);
        List<Tensor> samples = new ArrayList<>();
        for (Path image : images) {
            ImageSample read = reader.read(image);
            read.notice().ifPresent(console.err()::println);
            samples.add((invert ? read.inverted() : read).tensor(model.training()));
        }
        return samples;
    }

    /** What all networks say of each sample. */
    private List<Ensemble> answers(Model model, List<Tensor> samples) throws IOException {
        List<Ensemble> answers = samples.stream()
                .map(sample -> new Ensemble(model.training().loss()))
                .toList();
        for (Path file : networks.weights()) {
            Weights.load(model, file);
            runtime.open(model, 0);
            for (int i = 0; i < samples.size(); i++) {
                answers.get(i).add(model.predict(samples.get(i)).values());
            }
        }
        return answers;
    }
}

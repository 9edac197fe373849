package dev.netc.cli;

import dev.netc.report.PixelImage;
import dev.netc.report.Png;
import dev.netc.runtime.Shapes;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.Normalization;
import dev.netc.train.data.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netc show image} */
@Command(
        name = "image",
        description = "Shows a sample of a data set with its class: in characters, and as PNG or numbers on request.",
        footer = {
            "  netc show image 7 --data digits",
            "  netc show image 0 --data mnist --part training --png five.png --csv five.csv"
        })
final class ShowImageCommand implements Callable<Integer> {

    /** The parts of a data set. */
    enum Part {
        training,
        validation,
        test
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "INDEX", description = "Which of its samples, counted from 0.")
    private int index;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Of which part: test, validation or training. Default: ${DEFAULT-VALUE}")
    private Part part = Part.test;

    @Mixin
    private DataChoice choice;

    @Option(
            names = "--png",
            paramLabel = "FILE",
            description = "Write the image there, a pixel for each of its numbers.")
    private Path png;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description =
                    "Write the numbers there, 0 to 1: a line for each row of pixels, one channel below the other.")
    private Path csv;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        DataSet data = choice.load(console);
        Samples samples = samples(data);
        requireSample(data, samples);
        float[] values = new float[samples.elements()];
        samples.copyInput(index, Normalization.none(), values, 0);
        console.out().println(title(data, samples));
        if (PixelImage.suits(data.shape())) {
            new CharacterPicture(values, data.shape())
                    .lines(console.style().width())
                    .forEach(console.out()::println);
        } else {
            console.out().println(row(values, 0, values.length));
        }
        write(console, data, values);
        return ExitCode.CLEAN;
    }

    private Samples samples(DataSet data) {
        return switch (part) {
            case training -> data.training();
            case validation -> data.validation();
            case test -> data.test();
        };
    }

    private void requireSample(DataSet data, Samples samples) {
        if (samples.isEmpty()) {
            throw new UserError(
                    "the data set " + data.name() + " has no " + part + " part; choose another with --part");
        }
        if (index < 0 || index >= samples.count()) {
            throw new UserError(String.format(
                    "the %s part of %s has the samples 0 to %d, not %d",
                    part, data.name(), samples.count() - 1, index));
        }
    }

    /** {@code digits, test image 7: 7, 1x28x28} */
    private String title(DataSet data, Samples samples) {
        String kind = PixelImage.suits(data.shape()) ? "image" : "sample";
        return data.name() + ", " + part + " " + kind + " " + index + ": " + target(data, samples) + ", "
                + Shapes.text(data.shape());
    }

    private String target(DataSet data, Samples samples) {
        if (samples.hasClasses()) {
            int label = samples.label(index);
            return label < data.classes().size() ? data.classes().get(label) : String.valueOf(label);
        }
        float[] targets = new float[samples.outputs()];
        samples.copyTarget(index, targets, 0);
        return row(targets, 0, targets.length);
    }

    private void write(Console console, DataSet data, float[] values) throws IOException {
        if (png != null) {
            if (!PixelImage.suits(data.shape())) {
                throw new UserError("samples of " + Shapes.text(data.shape()) + " are no images; use --csv");
            }
            Png.write(PixelImage.of(values, data.shape()), png);
            console.out().println("written: " + png);
        }
        if (csv != null) {
            List<Integer> shape = data.shape();
            int width = shape.get(shape.size() - 1);
            List<String> rows = IntStream.range(0, values.length / width)
                    .mapToObj(row -> row(values, row * width, (row + 1) * width))
                    .toList();
            Files.write(csv, rows);
            console.out().println("written: " + csv);
        }
    }

    private static String row(float[] values, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> String.valueOf(values[i]))
                .collect(Collectors.joining(","));
    }
}

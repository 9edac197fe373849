package dev.netc.cli;

import dev.netc.report.FilterSheet;
import dev.netc.report.Png;
import dev.netc.runtime.Shapes;
import dev.netc.runtime.weights.SafetensorsFile;
import dev.netc.runtime.weights.StoredTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netc show filters} */
@Command(
        name = "filters",
        description = "Draws the filters of a convolution, or lists the layers that have some.",
        footer = {
            "  netc show filters runs/lenet/weights.safetensors",
            "  netc show filters runs/lenet/weights.safetensors --layer conv1 --png conv1.png"
        })
final class ShowFiltersCommand implements Callable<Integer> {

    private static final String WEIGHT = ".weight";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "WEIGHTS", description = "The safetensors file with the weights.")
    private Path weights;

    @Option(names = "--layer", paramLabel = "PATH", description = "Whose filters; without it, the layers are listed.")
    private String layer;

    @Option(
            names = "--png",
            paramLabel = "FILE",
            description = "Where the picture goes. Default: PATH.png, after the layer")
    private Path png;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        try (SafetensorsFile file = SafetensorsFile.open(weights)) {
            List<StoredTensor> convolutions = convolutions(file);
            if (layer == null) {
                requireNoPicture(convolutions);
                convolutions.forEach(tensor -> console.out().println(path(tensor) + ": " + text(tensor)));
            } else {
                draw(console, file, find(file, convolutions));
            }
        }
        return ExitCode.CLEAN;
    }

    /** @throws UserError if the file has none */
    private List<StoredTensor> convolutions(SafetensorsFile file) {
        List<StoredTensor> convolutions = file.tensors().values().stream()
                .filter(tensor ->
                        tensor.name().endsWith(WEIGHT) && tensor.shape().size() == 4)
                .toList();
        if (convolutions.isEmpty()) {
            throw new UserError(weights + " has no layer with filters; 'netc show parameters' lists what it has");
        }
        return convolutions;
    }

    private void requireNoPicture(List<StoredTensor> convolutions) {
        if (png != null) {
            throw new UserError("expected --layer with --png; " + names(convolutions));
        }
    }

    private StoredTensor find(SafetensorsFile file, List<StoredTensor> convolutions) {
        StoredTensor tensor = file.tensors().get(layer + WEIGHT);
        if (tensor != null && convolutions.contains(tensor)) {
            return tensor;
        }
        boolean isLayer = file.tensors().keySet().stream().anyMatch(name -> name.startsWith(layer + "."));
        throw new UserError((isLayer ? layer + " has no filters" : weights + " has no layer " + layer) + "; "
                + names(convolutions));
    }

    private static String names(List<StoredTensor> convolutions) {
        List<String> paths = convolutions.stream().map(ShowFiltersCommand::path).toList();
        return "there are filters in " + String.join(", ", paths);
    }

    private void draw(Console console, SafetensorsFile file, StoredTensor tensor) throws IOException {
        FilterSheet sheet = new FilterSheet(file.floats(tensor.name()), tensor.shape());
        Path target = png != null ? png : Path.of(layer + ".png");
        Png.write(sheet.image(), target);
        console.out().println(layer + ": " + text(tensor) + "; " + sheet.legend());
        if (sheet.shown() < tensor.shape().get(0)) {
            console.out().println("drawn: the first " + sheet.shown());
        }
        console.out().println("written: " + target);
    }

    private static String path(StoredTensor tensor) {
        return tensor.name().substring(0, tensor.name().length() - WEIGHT.length());
    }

    /** {@code 20 filters of 1x5x5} */
    private static String text(StoredTensor tensor) {
        List<Integer> shape = tensor.shape();
        return Console.number(shape.get(0), "filter") + " of " + Shapes.text(shape.subList(1, shape.size()));
    }
}

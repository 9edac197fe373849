package dev.netc.cli;

import dev.netc.cli.Table.Side;
import dev.netc.runtime.Shapes;
import dev.netc.runtime.weights.ElementType;
import dev.netc.runtime.weights.SafetensorsFile;
import dev.netc.runtime.weights.StoredTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netc show parameters} */
@Command(
        name = "parameters",
        description = "Lists the arrays of a weights file with shape, mean and deviation.",
        footer = "  netc show parameters runs/lenet/weights.safetensors")
final class ShowParametersCommand implements Callable<Integer> {

    private static final Set<ElementType> FLOATS =
            EnumSet.of(ElementType.F16, ElementType.BF16, ElementType.F32, ElementType.F64);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "WEIGHTS", description = "The safetensors file with the weights.")
    private Path weights;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        Table table = new Table(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT)
                .row("name", "shape", "mean", "deviation")
                .rule();
        long count = 0;
        try (SafetensorsFile file = SafetensorsFile.open(weights)) {
            for (StoredTensor tensor : file.tensors().values()) {
                addRow(table, file, tensor);
                count += tensor.elements();
            }
        }
        table.rule().print(console.out());
        console.out().println("numbers: " + String.format(Locale.ROOT, "%,d", count));
        return ExitCode.CLEAN;
    }

    private static void addRow(Table table, SafetensorsFile file, StoredTensor tensor) throws IOException {
        String shape = tensor.shape().isEmpty() ? "1" : Shapes.text(tensor.shape());
        if (!FLOATS.contains(tensor.type())) {
            table.row(tensor.name(), shape, "", "");
            return;
        }
        float[] values = file.floats(tensor.name());
        double mean = mean(values);
        table.row(tensor.name(), shape, number(mean), number(deviation(values, mean)));
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Of all the numbers there are, not of a sample of them. */
    private static double deviation(float[] values, double mean) {
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    private static String number(double value) {
        // Adding 0 takes the sign from what rounds to none.
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%.4f", Math.rint(value * 1e4) / 1e4 + 0.0)
                : "" + value;
    }
}

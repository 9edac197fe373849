package dev.netc.cli;

import dev.netc.cli.Table.Side;
import dev.netc.runtime.Model;
import dev.netc.runtime.verify.Agreement;
import dev.netc.runtime.verify.Difference;
import dev.netc.runtime.verify.Verification;
import dev.netc.runtime.weights.SafetensorsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netc verify} */
@Command(
        name = "verify",
        description = {
            "Compares a model's results with another framework's: output, loss and all gradients of one batch, and the"
                    + " parameters after ten steps of SGD (rate 0.05, momentum 0.5)."
        },
        footer = "  netc verify lenet.net lenet.safetensors --backend reference")
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSource source;

    @Parameters(
            index = "1",
            paramLabel = "REFERENCE",
            description =
                    "A safetensors file with x, y, param.*, logits, loss, grad.*, losses, after10.*, eval_logits.")
    private Path reference;

    @Mixin
    private RuntimeOptions runtime;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            converter = PositiveNumber.class,
            description =
                    "The largest relative difference ||a - b|| / ||b|| that is allowed. Default: ${DEFAULT-VALUE}")
    private double tolerance = 1e-4;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        try (SafetensorsFile file = SafetensorsFile.open(reference);
                Model model = source.load(console)) {
            Agreement agreement = Verification.run(model, file, () -> runtime.open(model, 0), tolerance);
            print(console.out(), agreement);
            return agreement.isWithin(tolerance) ? ExitCode.CLEAN : ExitCode.FINDINGS;
        }
    }

    private void print(PrintWriter out, Agreement agreement) {
        Table table = new Table(Side.LEFT, Side.RIGHT, Side.LEFT).row("quantity", "difference", "");
        table.rule();
        addRows(table, agreement.onePass(), "above " + number(tolerance));
        boolean determined = agreement.isDetermined(tolerance);
        addRows(table, agreement.tenSteps(), determined ? "above " + number(tolerance) : "not judged");
        table.print(out);
        Difference largest = Stream.concat(
                        agreement.onePass().stream(), determined ? agreement.tenSteps().stream() : Stream.empty())
                .max(Comparator.comparingDouble(Difference::relative))
                .orElseThrow();
        out.println(
                "largest: " + largest.quantity() + " " + number(largest.relative()) + ", allowed " + number(tolerance));
        if (!determined) {
            out.println(
                    "the ten steps are not judged: a rounding error in the parameters alone moves their results by up to "
                            + number(agreement.sensitivity()));
        }
    }

    private void addRows(Table table, List<Difference> differences, String verdict) {
        for (Difference difference : differences) {
            table.row(
                    difference.quantity(),
                    number(difference.relative()),
                    difference.isWithin(tolerance) ? "" : verdict);
        }
    }

    private static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }
}

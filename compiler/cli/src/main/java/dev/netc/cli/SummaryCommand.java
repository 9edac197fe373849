package dev.netc.cli;

import dev.netc.cli.Table.Side;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.model.Node;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.plan.Memory;
import dev.netc.compiler.plan.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code netc summary} */
@Command(
        name = "summary",
        description = "Shows a network layer by layer: output shapes, parameters, multiply-adds and memory.",
        footer = "  netc summary lenet.net --batch 64")
final class SummaryCommand implements Callable<Integer> {

    private static final double FLOAT_BYTES = 4;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSource source;

    @Option(
            names = "--batch",
            paramLabel = "N",
            converter = PositiveInteger.class,
            description = "How many samples the memory is for. Default: ${DEFAULT-VALUE}")
    private int batch = 1;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        Plan plan = source.compile(console).plan();
        layers(plan.network()).print(console.out());
        totals(plan, console.out());
        return ExitCode.CLEAN;
    }

    private Table layers(Network network) {
        Table table = new Table(Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT)
                .row("path", "layer", "output", "parameters", "macs", "memory")
                .rule()
                .row("input", "", shape(network.input().shape()), "", "", bytes(memory(network.input())));
        for (Layer layer : network.layers()) {
            table.row(
                    layer.path(),
                    layer.kind(),
                    shape(layer.shape()),
                    count(layer.op().trainableCount()),
                    count(layer.op().macs()),
                    bytes(memory(layer)));
        }
        return table.rule();
    }

    private void totals(Plan plan, PrintWriter out) {
        Memory memory = plan.memory();
        out.println("parameters: " + grouped(plan.network().parameters()));
        out.println("macs:       " + grouped(plan.network().macs()) + " a sample");
        out.println("memory:     " + bytes(memory.trainingBytes(batch)) + " for training and "
                + bytes(memory.inferenceBytes(batch)) + " for inference, with batches of " + grouped(batch));
    }

    /** Bytes of what a layer computes for a batch. */
    private double memory(Node node) {
        return FLOAT_BYTES * batch * node.shape().elements();
    }

    /** {@code 50x4x4 = 800} */
    private static String shape(Shape shape) {
        return shape.isImage() ? shape + " = " + grouped(shape.elements()) : grouped(shape.elements());
    }

    private static String count(long number) {
        return number == 0 ? "" : grouped(number);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String bytes(double count) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = count;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }
}

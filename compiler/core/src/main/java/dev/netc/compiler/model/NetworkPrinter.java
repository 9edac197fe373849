package dev.netc.compiler.model;

import dev.netc.runtime.ParameterSpec;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a network as text, a layer a line, for {@code --dump network} and golden files. */
public final class NetworkPrinter {

    private NetworkPrinter() {}

    public static String print(Network network) {
        StringBuilder text = new StringBuilder();
        text.append("network ").append(network.name()).append('\n');
        text.append("  input = ").append(network.input().shape()).append('\n');
        network.layers().forEach(layer -> text.append(line(layer)));
        text.append("  output = ").append(network.output().path()).append('\n');
        text.append(String.format(
                Locale.ROOT, "  %,d parameters, %,d multiply-adds a sample%n", network.parameters(), network.macs()));
        network.training()
                .ifPresent(block -> text.append("  ").append(block.training()).append('\n'));
        return text.toString();
    }

    private static String line(Layer layer) {
        String inputs = layer.inputs().stream().map(Node::path).collect(Collectors.joining(", "));
        StringBuilder line = new StringBuilder();
        line.append("  ").append(layer.path()).append(" = ").append(layer.kind());
        line.append('(').append(inputs).append(") : ").append(layer.shape());
        if (!layer.op().derivation().isEmpty()) {
            line.append("  # ").append(layer.op().derivation());
        }
        line.append('\n');
        for (ParameterSpec spec : layer.op().operator().parameters()) {
            String shape = spec.shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
            line.append("    ").append(spec.name()).append(' ').append(shape);
            line.append(spec.trainable() ? "" : " (statistic)").append('\n');
        }
        return line.toString();
    }
}

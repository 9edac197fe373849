package dev.netc.compiler.plan;

import dev.netc.compiler.model.Layer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a plan as text, a step a line, for {@code --dump plan} and golden files. */
public final class PlanPrinter {

    private PlanPrinter() {}

    public static String print(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append("plan of ").append(plan.network().name()).append('\n');
        text.append("  forward, a line for what may run as one\n");
        plan.groups().forEach(group -> text.append("    ").append(paths(group)).append('\n'));
        text.append("  backward\n");
        text.append("    ").append(paths(plan.backward())).append('\n');
        appendBuffers(
                text,
                "values in a forward pass",
                plan.memory().inference(),
                plan.memory().inferencePeak());
        appendBuffers(
                text,
                "values and gradients in training",
                plan.memory().training(),
                plan.memory().trainingPeak());
        return text.toString();
    }

    private static String paths(List<Layer> layers) {
        return layers.stream().map(Layer::path).collect(Collectors.joining(" "));
    }

    private static void appendBuffers(StringBuilder text, String title, List<Buffer> buffers, long peak) {
        text.append(String.format(Locale.ROOT, "  %s: at most %,d numbers a sample at once%n", title, peak));
        int width = buffers.stream()
                .mapToInt(buffer -> buffer.name().length())
                .max()
                .orElse(1);
        for (Buffer buffer : buffers) {
            text.append(String.format(
                    Locale.ROOT,
                    "    %-" + width + "s  steps %3d to %3d  numbers %,d to %,d%n",
                    buffer.name(),
                    buffer.born(),
                    buffer.dies(),
                    buffer.offset(),
                    buffer.offset() + buffer.elements() - 1));
        }
    }
}

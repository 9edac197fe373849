package dev.netc.report;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Layer;
import dev.netc.runtime.Model;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.Shapes;
import dev.netc.runtime.backend.Step;
import dev.netc.runtime.loss.Loss;
import java.util.List;
import java.util.Locale;

/**
 * A line of the table of layers.
 *
 * @param parameters trained numbers, without running statistics
 * @param multiplyAdds a sample
 */
record LayerRow(String path, String operator, String output, long parameters, long multiplyAdds) {

    /** All layers, in the order in which they run. */
    static List<LayerRow> of(Model model, Loss loss) {
        try (Execution execution = model.prepareEvaluation(1, loss)) {
            return execution.program().forward().stream().map(LayerRow::of).toList();
        }
    }

    private static LayerRow of(Step step) {
        Layer layer = step.layer();
        long parameters = layer.parameters().stream()
                .filter(Parameter::trainable)
                .mapToLong(Parameter::elements)
                .sum();
        return new LayerRow(
                layer.name(),
                layer.operator().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                Shapes.text(step.output().shape()),
                parameters,
                layer.operator().multiplyAdds(step.input(), step.output()));
    }
}

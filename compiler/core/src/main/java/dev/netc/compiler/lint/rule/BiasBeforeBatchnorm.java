package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.LayerRule;
import dev.netc.compiler.lint.StatementEdit;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.Operator;
import java.util.List;
import java.util.Optional;

/**
 * A convolution or linear layer with a bias, directly before a batch normalization.
 *
 * <p>The normalization subtracts the mean, and the bias with it: its gradient is zero, it never learns, and it costs memory and time.
 * The normalization's own shift does its work.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Normed {
 *     input 3x32x32
 *     conv 3x3 -> 16; batchnorm; relu
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Normed {
 *     input 3x32x32
 *     conv 3x3 -> 16 bias off; batchnorm; relu
 * }
 * }</pre>
 */
final class BiasBeforeBatchnorm implements LayerRule {

    @Override
    public Optional<Problem> check(Layer layer, Graph graph) {
        boolean useless = hasBias(layer.op().operator())
                && graph.onlyConsumer(layer)
                        .filter(next -> next.op().operator() instanceof BatchNorm)
                        .isPresent();
        if (!useless) {
            return Optional.empty();
        }
        Layer norm = graph.onlyConsumer(layer).orElseThrow();
        Problem problem = warning(
                        layer.span(),
                        "the bias of this " + layer.kind() + " does nothing, as batchnorm subtracts the mean")
                .note(norm.span(), "subtracts it here");
        boolean isTold = layer.span().text().contains("bias");
        return Optional.of(isTold ? problem : problem.fix(withoutBias(layer)));
    }

    private static boolean hasBias(Operator operator) {
        return operator instanceof Conv conv && conv.hasBias()
                || operator instanceof Deconv deconv && deconv.hasBias()
                || operator instanceof Linear linear && linear.hasBias();
    }

    private static Fix withoutBias(Layer layer) {
        String description = layer.span().text() + " bias off";
        return new Fix(description, List.of(StatementEdit.append(layer.span(), " bias off")), true);
    }
}

package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.LayerRule;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.operator.AdaptiveAvgPool;
import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Dropout2d;
import dev.netc.runtime.operator.Elementwise;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Operator;
import java.util.Optional;

/**
 * Dropout before a batch normalization, with no weights between them.
 *
 * <p>Dropout changes the variance in training and not in evaluation. The normalization learns its running variance from the one and is
 * then used on the other, so that the network does worse when tested than it should (Li et al., "Understanding the Disharmony between
 * Dropout and Batch Normalization by Variance Shift", 2018).
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Shifted {
 *     input 784
 *     linear 128; relu; dropout 0.5
 *     batchnorm
 *     linear 10
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Shifted {
 *     input 784
 *     linear 128; relu
 *     batchnorm
 *     dropout 0.5
 *     linear 10
 * }
 * }</pre>
 */
final class DropoutBeforeBatchnorm implements LayerRule {

    @Override
    public Optional<Problem> check(Layer layer, Graph graph) {
        if (!isDropout(layer.op().operator())) {
            return Optional.empty();
        }
        Optional<Layer> next = graph.onlyConsumer(layer);
        while (next.isPresent() && hasNoWeights(next.get().op().operator())) {
            next = graph.onlyConsumer(next.get());
        }
        return next.filter(norm -> norm.op().operator() instanceof BatchNorm).map(norm -> warning(
                        layer.span(), "this dropout shifts the variance that batchnorm learns; put it behind batchnorm")
                .note(norm.span(), "learns the variance here"));
    }

    private static boolean isDropout(Operator operator) {
        return operator instanceof Dropout dropout && dropout.probability() > 0
                || operator instanceof Dropout2d channels && channels.probability() > 0;
    }

    private static boolean hasNoWeights(Operator operator) {
        return operator instanceof Elementwise
                || operator instanceof Flatten
                || operator instanceof MaxPool
                || operator instanceof AvgPool
                || operator instanceof AdaptiveAvgPool;
    }
}

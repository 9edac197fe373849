package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.LayerRule;
import dev.netc.compiler.lint.StatementEdit;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.runtime.operator.AdaptiveAvgPool;
import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Dropout2d;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.Operator;
import java.util.List;
import java.util.Optional;

/**
 * Two linear layers with no activation between them.
 *
 * <p>Two linear maps after each other are one linear map: the first layer adds parameters and work, and nothing that the second could not
 * do alone. Dropout, flatten, averages and batch normalization do not change that.
 *
 * <p>A first layer with {@code bias off} that is narrower than both its sides is exempt: it is a large matrix written as the product of
 * two small ones. Convolutions are not looked at, since depthwise and pointwise ones, and those that narrow, follow each other on purpose.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Perceptron {
 *     input 784
 *     linear 128
 *     linear 10
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Perceptron {
 *     input 784
 *     linear 128
 *     relu
 *     linear 10
 * }
 * }</pre>
 */
final class LinearWithoutActivation implements LayerRule {

    @Override
    public Optional<Problem> check(Layer layer, Graph graph) {
        if (!(layer.op().operator() instanceof Linear second)) {
            return Optional.empty();
        }
        Optional<Layer> before = Graph.before(layer);
        while (before.isPresent()
                && isLinear(before.get().op().operator())
                && graph.onlyConsumer(before.get()).isPresent()) {
            before = Graph.before(before.get());
        }
        return before.filter(first -> graph.onlyConsumer(first).isPresent()
                        && first.op().operator() instanceof Linear narrow
                        && !isFactor(narrow, second))
                .map(first -> problem(first, layer));
    }

    /** What is a linear map of its input, or behaves like one. */
    private static boolean isLinear(Operator operator) {
        return operator instanceof Flatten
                || operator instanceof Dropout
                || operator instanceof Dropout2d
                || operator instanceof BatchNorm
                || operator instanceof AvgPool
                || operator instanceof AdaptiveAvgPool;
    }

    private static boolean isFactor(Linear first, Linear second) {
        return !first.hasBias()
                && first.outputFeatures() < first.inputFeatures()
                && first.outputFeatures() < second.outputFeatures();
    }

    private Problem problem(Layer first, Layer second) {
        Problem problem = warning(second.span(), "two linear layers with no activation between them are one")
                .note(first.span(), "the first");
        boolean neighbours = second.inputs().get(0) == first;
        return neighbours
                ? problem.fix(new Fix(
                        "put an activation between, such as relu",
                        List.of(StatementEdit.append(first.span(), "; relu")),
                        false))
                : problem;
    }
}

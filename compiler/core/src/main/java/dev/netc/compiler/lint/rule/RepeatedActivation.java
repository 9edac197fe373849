package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.LayerRule;
import dev.netc.compiler.lint.StatementEdit;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.runtime.operator.Elementwise;
import dev.netc.runtime.operator.LogSoftmax;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Softmax;
import java.util.List;
import java.util.Optional;

/**
 * An activation directly after the same one, or a relu after one that is never negative.
 *
 * <p>A second relu changes nothing and costs a pass over the data. A second sigmoid or softmax does change the values, to a narrower range
 * than anybody wants. Either is most often what is left of an edit, or of a block that already ends with the activation.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Twice {
 *     input 784
 *     linear 128; relu; relu
 *     linear 10
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Twice {
 *     input 784
 *     linear 128; relu
 *     linear 10
 * }
 * }</pre>
 */
final class RepeatedActivation implements LayerRule {

    @Override
    public Optional<Problem> check(Layer layer, Graph graph) {
        return Graph.before(layer)
                .filter(before -> isRepeated(before.op().operator(), layer.op().operator()))
                .map(before -> problem(before, layer));
    }

    private static boolean isRepeated(Operator first, Operator second) {
        boolean isActivation =
                second instanceof Elementwise || second instanceof Softmax || second instanceof LogSoftmax;
        boolean isSame = first.getClass().equals(second.getClass());
        return isActivation && isSame || Activations.isWithoutEffect(first, second);
    }

    private Problem problem(Layer first, Layer second) {
        boolean withoutEffect =
                Activations.isWithoutEffect(first.op().operator(), second.op().operator());
        String effect = withoutEffect ? " changes nothing" : " is most likely one too many";
        return warning(second.span(), second.kind() + " directly after " + first.kind() + effect)
                .note(first.span(), "the first")
                .fix(new Fix(
                        "remove this " + second.kind(), List.of(StatementEdit.remove(second.span())), withoutEffect));
    }
}

package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.StatementEdit;
import dev.netc.compiler.lint.TrainingRule;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.runtime.Training;
import dev.netc.runtime.loss.CrossEntropy;
import java.util.List;
import java.util.Optional;

/**
 * A relu or relu6 on the outputs of a network that is trained with crossentropy.
 *
 * <p>The outputs are logits, which must be able to fall below zero: how unlikely a class is, is said by how negative its logit is. With
 * relu, every class that is ruled out gets the same 0, and no gradient flows back through it.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Classifier {
 *     input 784
 *     linear 10
 *     relu
 *     train { loss crossentropy }
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Classifier {
 *     input 784
 *     linear 10
 *     train { loss crossentropy }
 * }
 * }</pre>
 */
final class ReluOnLogits implements TrainingRule {

    @Override
    public Optional<Problem> check(Training training, Graph graph) {
        return graph.lastToChange()
                .filter(last -> training.loss() instanceof CrossEntropy
                        && Activations.isRelu(last.op().operator()))
                .map(last -> problem(last, graph));
    }

    private Problem problem(Layer last, Graph graph) {
        return warning(last.span(), "crossentropy takes logits, and " + last.kind() + " cuts off all below 0")
                .note(graph.place("loss"), "the loss")
                .fix(new Fix("remove " + last.kind(), List.of(StatementEdit.remove(last.span())), false));
    }
}

package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.StatementEdit;
import dev.netc.compiler.lint.TrainingRule;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.runtime.Training;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.operator.LogSoftmax;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Softmax;
import java.util.List;
import java.util.Optional;

/**
 * A network that ends with softmax or logsoftmax and is trained with crossentropy.
 *
 * <p>Crossentropy takes logits and applies softmax itself. Applied twice, softmax squeezes all outputs together: the gradients become
 * tiny and training crawls, without any sign of an error. A logsoftmax does no harm there, and is computed for nothing.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Classifier {
 *     input 784
 *     linear 10
 *     softmax
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
final class SoftmaxBeforeCrossentropy implements TrainingRule {

    @Override
    public Optional<Problem> check(Training training, Graph graph) {
        return graph.last()
                .filter(last -> training.loss() instanceof CrossEntropy
                        && isSoftmax(last.op().operator()))
                .map(last -> problem(last, graph));
    }

    private static boolean isSoftmax(Operator operator) {
        return operator instanceof Softmax || operator instanceof LogSoftmax;
    }

    private Problem problem(Layer last, Graph graph) {
        return warning(last.span(), "crossentropy takes logits and applies softmax itself, so this is one too many")
                .note(graph.place("loss"), "the loss")
                .fix(new Fix("remove " + last.kind(), List.of(StatementEdit.remove(last.span())), false));
    }
}

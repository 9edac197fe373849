package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.TrainingRule;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;
import dev.netc.runtime.Training;
import dev.netc.runtime.loss.NegativeLogLikelihood;
import dev.netc.runtime.operator.LogSoftmax;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Softmax;
import java.util.Optional;

/**
 * The loss nll on outputs that are not logarithms of probabilities.
 *
 * <p>It takes minus the output of the right class. Unless logsoftmax has bound the outputs to each other, the network makes the loss
 * smaller without end by making all outputs larger, and learns nothing. On logits, the loss is crossentropy.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Classifier {
 *     input 784
 *     linear 10
 *     train { loss nll }
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Classifier {
 *     input 784
 *     linear 10
 *     logsoftmax
 *     train { loss nll }
 * }
 * }</pre>
 */
final class NllWithoutLogsoftmax implements TrainingRule {

    @Override
    public Optional<Problem> check(Training training, Graph graph) {
        Optional<Layer> last = graph.lastToChange();
        Optional<Operator> operator = last.map(layer -> layer.op().operator());
        boolean works = operator.filter(LogSoftmax.class::isInstance).isPresent();
        if (works || !(training.loss() instanceof NegativeLogLikelihood)) {
            return Optional.empty();
        }
        Span loss = graph.place("loss");
        Problem problem =
                warning(loss, "nll takes logarithms of probabilities, which logsoftmax makes as the last layer");
        if (last.isPresent()) {
            problem = problem.note(last.get().span(), "makes the outputs");
        }
        return Optional.of(
                operator.filter(Softmax.class::isInstance).isPresent()
                        ? withLogsoftmax(problem, last.get())
                        : problem.fix("loss crossentropy", loss, "loss crossentropy", false));
    }

    private static Problem withLogsoftmax(Problem problem, Layer softmax) {
        SourceFile source = softmax.span().source();
        int end = softmax.span().end();
        return problem.fix("logsoftmax", source.span(end - "softmax".length(), end), "logsoftmax", false);
    }
}

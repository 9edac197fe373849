package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.StatementEdit;
import dev.netc.compiler.lint.TrainingRule;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.runtime.Training;
import dev.netc.runtime.loss.BinaryCrossEntropy;
import dev.netc.runtime.operator.HardSigmoid;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Sigmoid;
import dev.netc.runtime.operator.Softmax;
import java.util.List;
import java.util.Optional;

/**
 * The loss bce on outputs that are not probabilities.
 *
 * <p>It takes the logarithm of the output and of one minus the output, which only numbers between 0 and 1 have.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network YesOrNo {
 *     input 30
 *     linear 1
 *     train { loss bce }
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network YesOrNo {
 *     input 30
 *     linear 1
 *     sigmoid
 *     train { loss bce }
 * }
 * }</pre>
 */
final class BceWithoutSigmoid implements TrainingRule {

    @Override
    public Optional<Problem> check(Training training, Graph graph) {
        Optional<Layer> last = graph.lastToChange();
        boolean works =
                last.filter(layer -> makesProbabilities(layer.op().operator())).isPresent();
        if (works || !(training.loss() instanceof BinaryCrossEntropy)) {
            return Optional.empty();
        }
        Problem problem =
                warning(graph.place("loss"), "bce takes probabilities, which sigmoid makes as the last layer");
        return Optional.of(last.map(layer -> withSigmoid(problem, layer)).orElse(problem));
    }

    private static boolean makesProbabilities(Operator operator) {
        return operator instanceof Sigmoid || operator instanceof HardSigmoid || operator instanceof Softmax;
    }

    private static Problem withSigmoid(Problem problem, Layer last) {
        return problem.note(last.span(), "makes the outputs")
                .fix(new Fix(
                        last.span().text() + "; sigmoid",
                        List.of(StatementEdit.append(last.span(), "; sigmoid")),
                        false));
    }
}

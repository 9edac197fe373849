package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.TrainingRule;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.Training;
import java.util.Optional;

/**
 * The loss crossentropy or nll on a network with one output.
 *
 * <p>Softmax over one number is 1 whatever the number is: the loss is 0 from the start, and nothing is learnt. One output for yes or no
 * takes sigmoid and bce; two classes take two outputs.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network YesOrNo {
 *     input 30
 *     linear 1
 *     train { loss crossentropy }
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network YesOrNo {
 *     input 30
 *     linear 2
 *     train { loss crossentropy }
 * }
 * }</pre>
 */
final class CrossentropyOfOneOutput implements TrainingRule {

    @Override
    public Optional<Problem> check(Training training, Graph graph) {
        boolean isOne = graph.network().output().shape().channels() == 1;
        return isOne && training.loss().comparesClasses()
                ? Optional.of(warning(
                                graph.place("loss"),
                                "expected at least 2 outputs to tell classes apart, found 1; with one, use sigmoid and bce")
                        .note(graph.network().output().span(), "makes one output"))
                : Optional.empty();
    }
}

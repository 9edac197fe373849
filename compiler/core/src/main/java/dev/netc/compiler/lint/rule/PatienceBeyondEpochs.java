package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.TrainingRule;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.Training;
import java.util.Optional;

/**
 * Early stopping that waits for as many epochs as there are, or more.
 *
 * <p>The training is over before its patience is, so that the setting does nothing.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Classifier {
 *     input 784
 *     linear 10
 *     train { epochs 5; stop patience 6 }
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Classifier {
 *     input 784
 *     linear 10
 *     train { epochs 50; stop patience 6 }
 * }
 * }</pre>
 */
final class PatienceBeyondEpochs implements TrainingRule {

    @Override
    public Optional<Problem> check(Training training, Graph graph) {
        return training.patience() == 0 || training.patience() < training.epochs()
                ? Optional.empty()
                : Optional.of(warning(
                                graph.place("stop", "patience"),
                                "a patience of " + training.patience() + " never ends a training of "
                                        + training.epochs() + " epochs")
                        .note(graph.place("epochs"), training.epochs() + " epochs"));
    }
}

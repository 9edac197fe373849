package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.TrainingRule;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.Training;
import java.util.Optional;

/**
 * A {@code normalize} with neither one number nor as many as the input has channels.
 *
 * <p>One mean and one deviation serve all channels, or each channel has its own. With another count, training stops before it begins.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Objects {
 *     input 3x32x32
 *     flatten
 *     linear 10
 *     train { normalize mean 0.5 0.5 std 0.25 0.25 }
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Objects {
 *     input 3x32x32
 *     flatten
 *     linear 10
 *     train { normalize mean 0.49 0.48 0.45 std 0.25 0.24 0.26 }
 * }
 * }</pre>
 */
final class NormalizeChannels implements TrainingRule {

    @Override
    public Optional<Problem> check(Training training, Graph graph) {
        int channels = graph.network().input().shape().channels();
        int numbers = training.mean().size();
        return numbers == 1 || numbers == channels
                ? Optional.empty()
                : Optional.of(warning(
                                graph.place("normalize"),
                                "expected one mean and std, or one for each of " + channels + " channels, found "
                                        + numbers)
                        .note(graph.network().input().span(), "has " + channels + " channels"));
    }
}

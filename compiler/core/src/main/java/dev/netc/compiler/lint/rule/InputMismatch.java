package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.KnownDataSet;
import dev.netc.compiler.lint.TrainingRule;
import dev.netc.compiler.model.Input;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.Training;
import java.util.Optional;

/**
 * A network whose input is not the size of the samples of the data set that it is trained on.
 *
 * <p>Training stops before it begins. Known are mnist, fashion-mnist and digits with 1x28x28, and cifar10 with 3x32x32; as many features
 * without height and width will do as well.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Objects {
 *     input 1x28x28
 *     flatten
 *     linear 10
 *     train { data cifar10 }
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
 *     train { data cifar10 }
 * }
 * }</pre>
 */
final class InputMismatch implements TrainingRule {

    @Override
    public Optional<Problem> check(Training training, Graph graph) {
        Input input = graph.network().input();
        return KnownDataSet.named(training.data())
                .filter(data -> !fits(input.shape(), data.sample()))
                .map(data -> warning(
                                input.span(),
                                "expected input " + data.sample() + " as the samples of " + data.name() + " are, found "
                                        + input.shape().words())
                        .note(graph.place("data"), "has samples of " + data.sample())
                        .fix("input " + data.sample(), input.span(), "input " + data.sample(), false));
    }

    private static boolean fits(Shape input, Shape sample) {
        return input.equals(sample) || !input.isImage() && input.elements() == sample.elements();
    }
}

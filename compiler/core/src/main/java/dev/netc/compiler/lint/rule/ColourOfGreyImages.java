package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.TrainingRule;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.Training;
import dev.netc.runtime.augmentation.Jitter;
import java.util.Optional;

/**
 * A {@code jitter} of saturation or hue where the images have one channel.
 *
 * <p>Grey images have neither, so that it does nothing. Brightness and contrast they have.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Digits {
 *     input 1x28x28
 *     flatten
 *     linear 10
 *     train { augment { jitter brightness 0.2 hue 0.1 } }
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Digits {
 *     input 1x28x28
 *     flatten
 *     linear 10
 *     train { augment { jitter brightness 0.2 contrast 0.2 } }
 * }
 * }</pre>
 */
final class ColourOfGreyImages implements TrainingRule {

    @Override
    public Optional<Problem> check(Training training, Graph graph) {
        boolean grey = graph.network().input().shape().isImage()
                && graph.network().input().shape().channels() == 1;
        boolean coloured = training.augmentations().stream()
                .anyMatch(augmentation ->
                        augmentation instanceof Jitter jitter && (jitter.saturation() != 0 || jitter.hue() != 0));
        return grey && coloured
                ? Optional.of(warning(
                                graph.place("augment"),
                                "grey images have neither saturation nor hue for jitter to change")
                        .note(graph.network().input().span(), "one channel"))
                : Optional.empty();
    }
}

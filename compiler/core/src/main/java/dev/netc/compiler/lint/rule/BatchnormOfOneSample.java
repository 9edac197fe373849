package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.TrainingRule;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.Training;
import dev.netc.runtime.operator.BatchNorm;
import java.util.Optional;

/**
 * Batches of one sample with a batch normalization of features, or of images of 1x1.
 *
 * <p>Each channel then has but one number in a batch, which has no variance: training cannot begin.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Normed {
 *     input 784
 *     linear 128 bias off; batchnorm; relu
 *     linear 10
 *     train { batch 1 }
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Normed {
 *     input 784
 *     linear 128 bias off; batchnorm; relu
 *     linear 10
 *     train { batch 32 }
 * }
 * }</pre>
 */
final class BatchnormOfOneSample implements TrainingRule {

    @Override
    public Optional<Problem> check(Training training, Graph graph) {
        if (training.batch() > 1) {
            return Optional.empty();
        }
        return graph.network().layers().stream()
                .filter(BatchnormOfOneSample::seesOneNumber)
                .findFirst()
                .map(norm -> warning(
                                graph.place("batch"),
                                "expected a batch of at least 2 for batchnorm on features, found 1")
                        .note(norm.span(), "takes the variance over the batch"));
    }

    private static boolean seesOneNumber(Layer layer) {
        return layer.op().operator() instanceof BatchNorm
                && layer.shape().height() * layer.shape().width() == 1;
    }
}

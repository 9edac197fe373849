package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.KnownDataSet;
import dev.netc.compiler.lint.TrainingRule;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;
import dev.netc.runtime.Training;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network whose outputs are not as many as the data set that it is trained on has classes.
 *
 * <p>Training stops before it begins, or would learn outputs that no sample belongs to. Known are mnist, fashion-mnist, digits and cifar10,
 * each with ten classes.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Digits {
 *     input 784
 *     linear 9
 *     train { data mnist; loss crossentropy }
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Digits {
 *     input 784
 *     linear 10
 *     train { data mnist; loss crossentropy }
 * }
 * }</pre>
 */
final class OutputsMismatch implements TrainingRule {

    private static final Pattern LITERAL_LINEAR = Pattern.compile("(?:.*\\s)?linear\\s+(\\d+)(?:\\s.*)?");

    @Override
    public Optional<Problem> check(Training training, Graph graph) {
        Shape output = graph.network().output().shape();
        return KnownDataSet.named(training.data())
                .filter(data -> output.elements() != data.classes())
                .map(data -> problem(data, graph));
    }

    private Problem problem(KnownDataSet data, Graph graph) {
        Optional<Layer> last = graph.lastToChange();
        Span place = last.map(Layer::span).orElse(graph.network().span());
        Problem problem = warning(
                        place,
                        "expected " + data.classes() + " outputs, one for each class of " + data.name() + ", found "
                                + graph.network().output().shape().elements())
                .note(graph.place("data"), "has " + data.classes() + " classes");
        Matcher literal = LITERAL_LINEAR.matcher(place.text());
        if (!literal.matches()) {
            return problem;
        }
        SourceFile source = place.source();
        Span number = source.span(place.start() + literal.start(1), place.start() + literal.end(1));
        return problem.fix("linear " + data.classes(), number, String.valueOf(data.classes()), false);
    }
}

package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.Inspection;
import dev.netc.compiler.lint.Rule;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Dropout2d;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.Sgd;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A learning rate or a dropout probability that is most likely a slip.
 *
 * <p>Plain gradient descent diverges with rates above 1, and the adaptive optimizers (adam, adamw, rmsprop) above 0.1; at 1e-8 and
 * below, float32 weights hardly move at all. A dropout that is written with 0 drops nothing, and one above 0.9 leaves too little to learn
 * from.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Fast {
 *     input 784
 *     linear 10
 *     train { optimizer adam rate 3 }
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Fast {
 *     input 784
 *     linear 10
 *     train { optimizer adam rate 0.003 }
 * }
 * }</pre>
 */
final class RateOutOfRange implements Rule {

    private static final double MOST_SGD = 1;
    private static final double MOST_ADAPTIVE = 0.1;
    private static final double LEAST = 1e-8;
    private static final double MOST_DROPOUT = 0.9;

    @Override
    public void inspect(Inspection inspection) {
        for (Graph graph : inspection.graphs()) {
            graph.network()
                    .training()
                    .flatMap(block -> learningRate(block.training().optimizer(), graph))
                    .ifPresent(inspection::report);
            graph.network().layers().stream()
                    .filter(layer -> inspection.isOwn(layer.span()))
                    .map(this::dropout)
                    .flatMap(Optional::stream)
                    .forEach(inspection::report);
        }
    }

    private Optional<Problem> learningRate(Optimizer optimizer, Graph graph) {
        double most = optimizer instanceof Sgd ? MOST_SGD : MOST_ADAPTIVE;
        if (optimizer.rate() > LEAST && optimizer.rate() <= most) {
            return Optional.empty();
        }
        String limits = "expected a learning rate above 1e-8 and up to " + (most == MOST_SGD ? "1" : "0.1");
        String name = graph.setting("optimizer")
                .filter(call -> !call.arguments().isEmpty())
                .map(call -> " for " + call.arguments().get(0).span().text())
                .orElse("");
        return Optional.of(
                warning(graph.place("optimizer", "rate"), limits + name + ", found " + plain(optimizer.rate())));
    }

    private static String plain(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }

    private Optional<Problem> dropout(Layer layer) {
        OptionalDouble probability = probability(layer.op().operator());
        if (probability.isEmpty()) {
            return Optional.empty();
        }
        if (probability.getAsDouble() == 0 && layer.span().text().matches(".*\\s0(\\.0+)?")) {
            return Optional.of(warning(layer.span(), "a dropout of 0 drops nothing"));
        }
        return probability.getAsDouble() > MOST_DROPOUT
                ? Optional.of(warning(
                        layer.span(),
                        "expected a dropout of at most 0.9, found " + (float) probability.getAsDouble()
                                + ", which leaves hardly anything"))
                : Optional.empty();
    }

    private static OptionalDouble probability(Operator operator) {
        if (operator instanceof Dropout dropout) {
            return OptionalDouble.of(dropout.probability());
        }
        return operator instanceof Dropout2d dropout
                ? OptionalDouble.of(dropout.probability())
                : OptionalDouble.empty();
    }
}

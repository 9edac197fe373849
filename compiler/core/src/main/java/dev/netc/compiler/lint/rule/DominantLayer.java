package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.LayerRule;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * A layer that holds over nine tenths of the parameters of a network that has over a million.
 *
 * <p>Most often it is the first linear layer behind a flatten that came too early. It takes most of the memory and overfits first, while
 * the rest of the network is too small to feed it. Pooling, a stride or a global average before it mends that.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Lopsided {
 *     input 3x64x64
 *     conv 3x3 -> 16 pad 1; relu
 *     flatten
 *     linear 256; relu
 *     linear 10
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Lopsided {
 *     input 3x64x64
 *     conv 3x3 -> 16 pad 1; relu
 *     maxpool 4
 *     conv 3x3 -> 32 pad 1; relu
 *     globalavgpool; flatten
 *     linear 256; relu
 *     linear 10
 * }
 * }</pre>
 */
final class DominantLayer implements LayerRule {

    private static final long LARGE_NETWORK = 1_000_000;
    private static final double SHARE = 0.9;

    @Override
    public Optional<Problem> check(Layer layer, Graph graph) {
        long own = layer.op().trainableCount();
        if (own <= SHARE * LARGE_NETWORK) {
            return Optional.empty();
        }
        long all = graph.network().parameters();
        boolean isDominant = all > LARGE_NETWORK && own < all && own > SHARE * all;
        return isDominant ? Optional.of(problem(layer, own, all)) : Optional.empty();
    }

    private Problem problem(Layer layer, long own, long all) {
        long percent = (long) (100.0 * own / all);
        return warning(
                        layer.span(),
                        String.format(
                                Locale.ROOT,
                                "%d%% of the %,d parameters are in this layer; make its input smaller",
                                percent,
                                all))
                .label(String.format(Locale.ROOT, "%,d parameters", own));
    }
}

package dev.netc.compiler.model;

import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Window;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many rows or columns of the input one element of the last image depends on, by the longest way through the network: each window
 * adds (extent - 1) times the product of the strides before it.
 */
public final class ReceptiveField {

    /** The field of a node's elements, and how far apart on the input neighbouring elements lie. */
    private record Field(long size, long step) {}

    private ReceptiveField() {}

    public static long of(Network network) {
        Map<Node, Field> fields = new HashMap<>();
        fields.put(network.input(), new Field(1, 1));
        long largest = 1;
        for (Layer layer : network.layers()) {
            Field widest = layer.inputs().stream()
                    .map(fields::get)
                    .reduce((a, b) -> a.size() >= b.size() ? a : b)
                    .orElseThrow();
            Field own = window(layer.op().operator())
                    .map(window -> grown(widest, window))
                    .orElse(widest);
            fields.put(layer, own);
            largest = Math.max(largest, own.size());
        }
        return largest;
    }

    private static Field grown(Field field, Window window) {
        long rows = (long) window.dilationHeight() * (window.height() - 1);
        long columns = (long) window.dilationWidth() * (window.width() - 1);
        long stride = Math.max(window.strideHeight(), window.strideWidth());
        long more = Op.product(Math.max(rows, columns), field.step());
        return new Field(Math.min(field.size(), Long.MAX_VALUE - more) + more, Op.product(field.step(), stride));
    }

    private static Optional<Window> window(Operator operator) {
        if (operator instanceof Conv conv) {
            return Optional.of(conv.window());
        }
        if (operator instanceof MaxPool pool) {
            return Optional.of(pool.window());
        }
        return operator instanceof AvgPool pool ? Optional.of(pool.window()) : Optional.empty();
    }
}

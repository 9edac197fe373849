package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.LayerRule;
import dev.netc.compiler.lint.StatementEdit;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Window;
import java.util.List;
import java.util.Optional;

/**
 * A convolution or pooling whose windows never reach the last rows or columns of the image.
 *
 * <p>Where the stride does not divide what is left, the size is rounded down and the rest of the image is never looked at: {@code maxpool
 * 2} on 13x13 sees 12x12 of it. The network works, but what stands at the lower and right edge cannot matter to it. Kernels of one
 * element are exempt, since they skip places on purpose.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Pooled {
 *     input 1x13x13
 *     maxpool 2
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Pooled {
 *     input 1x13x13
 *     maxpool 2 ceil on
 * }
 * }</pre>
 */
final class WindowMissesEdge implements LayerRule {

    @Override
    public Optional<Problem> check(Layer layer, Graph graph) {
        Optional<Window> window = Windows.of(layer.op().operator()).filter(found -> !Windows.isPointwise(found));
        if (window.isEmpty()) {
            return Optional.empty();
        }
        Shape input = layer.inputs().get(0).shape();
        int rows = missedRows(window.get(), input, layer.shape());
        int columns = missedColumns(window.get(), input, layer.shape());
        if (rows <= 0 && columns <= 0) {
            return Optional.empty();
        }
        Problem problem = warning(
                        layer.span(),
                        "the windows never reach the last " + missed(rows, columns) + " of the " + input.height() + "x"
                                + input.width() + " image")
                .label(layer.op().derivation());
        return Optional.of(fix(layer, rows, columns).map(problem::fix).orElse(problem));
    }

    private static int missedRows(Window window, Shape input, Shape output) {
        int reached = (output.height() - 1) * window.strideHeight() + Windows.extentHeight(window) - window.padTop();
        return input.height() - reached;
    }

    private static int missedColumns(Window window, Shape input, Shape output) {
        int reached = (output.width() - 1) * window.strideWidth() + Windows.extentWidth(window) - window.padLeft();
        return input.width() - reached;
    }

    private static String missed(int rows, int columns) {
        String missedRows = rows <= 0 ? "" : rows == 1 ? "row" : rows + " rows";
        String missedColumns = columns <= 0 ? "" : columns == 1 ? "column" : columns + " columns";
        if (missedRows.isEmpty() || missedColumns.isEmpty()) {
            return missedRows + missedColumns;
        }
        return missedRows + (rows == 1 == (columns == 1) ? " and " : " and the last ") + missedColumns;
    }

    /** A pooling may reach over the edge; a convolution needs rows there, as many as it misses at most. */
    private static Optional<Fix> fix(Layer layer, int rows, int columns) {
        String written = layer.span().text();
        if (!(layer.op().operator() instanceof Conv)) {
            return written.contains("ceil") ? Optional.empty() : Optional.of(addition(layer, "ceil on"));
        }
        if (written.contains("pad")) {
            return Optional.empty();
        }
        Window window = Windows.of(layer.op().operator()).orElseThrow();
        int high = padding(rows, window.strideHeight());
        int wide = padding(columns, window.strideWidth());
        return Optional.of(addition(layer, "pad " + (high == wide ? "" + high : high + "x" + wide)));
    }

    /** The least on each side that gives room for one more step of the window. */
    private static int padding(int missed, int stride) {
        return missed <= 0 ? 0 : (stride - missed + 1) / 2;
    }

    private static Fix addition(Layer layer, String words) {
        String description = layer.span().text() + " " + words;
        return new Fix(description, List.of(StatementEdit.append(layer.span(), " " + words)), false);
    }
}

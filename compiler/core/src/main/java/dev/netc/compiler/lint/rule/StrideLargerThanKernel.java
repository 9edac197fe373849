package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.LayerRule;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.operator.Window;
import java.util.Optional;

/**
 * A convolution or pooling whose stride is larger than its kernel, so that rows or columns between the windows are skipped.
 *
 * <p>What stands in the gaps cannot matter to the network. Where that is meant, a kernel of 1x1 says so, and is exempt: the shortcut of a
 * ResNet is one.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Sparse {
 *     input 3x32x32
 *     conv 2x2 -> 16 stride 3
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Sparse {
 *     input 3x32x32
 *     conv 2x2 -> 16 stride 2
 * }
 * }</pre>
 */
final class StrideLargerThanKernel implements LayerRule {

    @Override
    public Optional<Problem> check(Layer layer, Graph graph) {
        return Windows.of(layer.op().operator())
                .filter(window -> !Windows.isPointwise(window) && skips(window))
                .map(window -> warning(
                                layer.span(),
                                "a stride of " + window.strideHeight() + "x" + window.strideWidth()
                                        + " skips what lies between windows of " + Windows.extentHeight(window) + "x"
                                        + Windows.extentWidth(window))
                        .label("rows or columns of the image are never looked at"));
    }

    private static boolean skips(Window window) {
        return window.strideHeight() > Windows.extentHeight(window)
                || window.strideWidth() > Windows.extentWidth(window);
    }
}

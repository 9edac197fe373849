package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.ShapeError;
import dev.netc.compiler.model.ValueType.Pair;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.operator.Window;
import java.util.Optional;

/**
 * How many places a window has on an image: (size + padding - dilation * (kernel - 1) - 1) / stride + 1, rounded down, or up where a
 * pooling says {@code ceil on} (a last window that would begin in the far padding is left out, as in PyTorch).
 */
final class WindowRule {

    private static final Pair ONE = new Pair(1, 1);

    /** Rows or columns that a window may reach over. */
    private static final long LARGEST_EXTENT = 1_000_000_000;

    private final Pair kernel;
    private final Pair stride;
    private final Pair dilation;
    private final Padding padding;
    private final boolean ceil;

    /** Rows and columns added on each side. */
    record Padding(int top, int bottom, int left, int right) {

        boolean isNone() {
            return top + bottom + left + right == 0;
        }

        static Padding both(Pair pair) {
            return new Padding(pair.height(), pair.height(), pair.width(), pair.width());
        }

        /** What keeps the size at stride 1; an odd rest goes below and right, as in PyTorch. */
        static Padding same(Pair kernel, Pair dilation) {
            int vertical = (int) Math.min(extent(kernel.height(), dilation.height()) - 1, LARGEST_EXTENT);
            int horizontal = (int) Math.min(extent(kernel.width(), dilation.width()) - 1, LARGEST_EXTENT);
            return new Padding(vertical / 2, vertical - vertical / 2, horizontal / 2, horizontal - horizontal / 2);
        }
    }

    WindowRule(Pair kernel, Pair stride, Pair dilation, Padding padding, boolean ceil) {
        this.kernel = kernel;
        this.stride = stride;
        this.dilation = dilation;
        this.padding = padding;
        this.ceil = ceil;
    }

    Window window() {
        return new Window(
                kernel.height(),
                kernel.width(),
                stride.height(),
                stride.width(),
                padding.top(),
                padding.left(),
                dilation.height(),
                dilation.width());
    }

    Padding padding() {
        return padding;
    }

    /** The output's height and width; a window that is larger than the padded image is reported. */
    Optional<Pair> output(Arguments arguments, Shape input) {
        long height = places(
                input.height(), kernel.height(), stride.height(), dilation.height(), padding.top(), padding.bottom());
        long width = places(
                input.width(), kernel.width(), stride.width(), dilation.width(), padding.left(), padding.right());
        if (height < 1 || width < 1) {
            arguments.report(Problem.error(
                            ShapeError.KERNEL_TOO_LARGE,
                            arguments.call(),
                            "a " + extent(kernel.height(), dilation.height()) + "x"
                                    + extent(kernel.width(), dilation.width())
                                    + " window does not fit on an image of " + paddedSize(input))
                    .label("the input is " + input));
            return Optional.empty();
        }
        if (isTooLarge() || height > Shape.MOST_ELEMENTS || width > Shape.MOST_ELEMENTS) {
            arguments.report(
                    Problem.error(ShapeError.TOO_LARGE, arguments.call(), "the output would be " + height + "x" + width)
                            .label("of windows of " + kernel.height() + "x" + kernel.width()));
            return Optional.empty();
        }
        return Optional.of(new Pair((int) height, (int) width));
    }

    private boolean isTooLarge() {
        return Op.product(kernel.height(), kernel.width()) > Shape.MOST_ELEMENTS
                || extent(kernel.height(), dilation.height()) > LARGEST_EXTENT
                || extent(kernel.width(), dilation.width()) > LARGEST_EXTENT;
    }

    private String paddedSize(Shape input) {
        String size = ((long) input.height() + padding.top() + padding.bottom()) + "x"
                + ((long) input.width() + padding.left() + padding.right());
        return padding.isNone() ? size : size + " with its padding";
    }

    private static long extent(int kernel, int dilation) {
        return (long) dilation * (kernel - 1) + 1;
    }

    private long places(int size, int kernel, int stride, int dilation, int before, int after) {
        long room = (long) size + before + after - extent(kernel, dilation);
        if (room < 0) {
            return 0;
        }
        if (!ceil) {
            return room / stride + 1;
        }
        long places = (room + stride - 1) / stride + 1;
        return (places - 1) * stride >= (long) size + before ? places - 1 : places;
    }

    /** {@code 12 - 5 + 1 = 8 high and wide}, or height and width each where they differ; empty for a window of one element. */
    String derivation(Shape input, Pair output) {
        if (kernel.equals(ONE) && stride.equals(ONE) && padding.isNone()) {
            return "";
        }
        String height = formula(
                input.height(),
                kernel.height(),
                stride.height(),
                dilation.height(),
                padding.top() + padding.bottom(),
                output.height());
        String width = formula(
                input.width(),
                kernel.width(),
                stride.width(),
                dilation.width(),
                padding.left() + padding.right(),
                output.width());
        return height.equals(width) ? height + " high and wide" : height + " high, " + width + " wide";
    }

    private String formula(int size, int kernel, int stride, int dilation, int pad, int output) {
        long extent = extent(kernel, dilation);
        if (pad == 0 && extent == stride && size % stride == 0) {
            return size + " / " + stride + " = " + output;
        }
        String padded = pad == 0 ? String.valueOf(size) : size + " + " + pad;
        if (stride == 1) {
            return padded + " - " + extent + " + 1 = " + output;
        }
        String rounding = (size + (long) pad - extent) % stride == 0 ? "" : ceil ? " rounded up" : " rounded down";
        return "(" + padded + " - " + extent + ") / " + stride + rounding + " + 1 = " + output;
    }
}

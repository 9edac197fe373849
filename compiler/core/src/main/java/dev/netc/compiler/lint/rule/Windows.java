package dev.netc.compiler.lint.rule;

import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Window;
import java.util.Optional;

/** The window of operators that move one over an image. */
final class Windows {

    private Windows() {}

    static Optional<Window> of(Operator operator) {
        if (operator instanceof Conv conv) {
            return Optional.of(conv.window());
        }
        if (operator instanceof MaxPool pool) {
            return Optional.of(pool.window());
        }
        return operator instanceof AvgPool pool ? Optional.of(pool.window()) : Optional.empty();
    }

    /** A convolution of one element, which mixes channels and may well skip places: the shortcut of a ResNet. */
    static boolean isPointwise(Window window) {
        return window.area() == 1;
    }

    /** Rows that a window covers, from the first to the last. */
    static int extentHeight(Window window) {
        return window.dilationHeight() * (window.height() - 1) + 1;
    }

    /** Columns that a window covers, from the first to the last. */
    static int extentWidth(Window window) {
        return window.dilationWidth() * (window.width() - 1) + 1;
    }
}

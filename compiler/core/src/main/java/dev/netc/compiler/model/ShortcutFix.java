package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem.Edit;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** The shortcut that a {@code residual} lacks: the least that brings its input to the shape of its body. */
final class ShortcutFix {

    private ShortcutFix() {}

    /** @param residual the whole statement; empty where no single layer would do */
    static Optional<Fix> of(Span residual, Shape input, Shape body) {
        return layer(input, body).map(layer -> {
            String shortcut = "shortcut { " + layer + " }";
            Span end = residual.source().span(residual.end(), residual.end());
            return new Fix(shortcut, List.of(new Edit(end, " " + shortcut)), false);
        });
    }

    private static Optional<String> layer(Shape input, Shape body) {
        if (input.isImage() != body.isImage()) {
            return Optional.empty();
        }
        if (!body.isImage()) {
            return Optional.of("linear " + body.channels());
        }
        int high = stride(input.height(), body.height());
        int wide = stride(input.width(), body.width());
        if (places(input.height(), high) != body.height() || places(input.width(), wide) != body.width()) {
            return Optional.empty();
        }
        String stride = high == 1 && wide == 1 ? "" : " stride " + (high == wide ? "" + high : high + "x" + wide);
        return Optional.of("conv 1x1 -> " + body.channels() + stride);
    }

    private static int stride(int input, int output) {
        return (input + output - 1) / output;
    }

    /** Rows or columns that a window of one element leaves at this stride. */
    private static int places(int input, int stride) {
        return (input - 1) / stride + 1;
    }
}

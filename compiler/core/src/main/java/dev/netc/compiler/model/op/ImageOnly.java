package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.ShapeError;
import dev.netc.compiler.source.Problem;

/** The check of layers that need height and width. */
final class ImageOnly {

    private ImageOnly() {}

    static boolean check(Arguments arguments, Shape input) {
        if (!input.isImage()) {
            arguments.report(Problem.error(
                            ShapeError.SHAPE_MISMATCH,
                            arguments.call(),
                            "expected an image (channels x height x width), found " + input.words())
                    .label("has no height and width to work on"));
        }
        return input.isImage();
    }
}

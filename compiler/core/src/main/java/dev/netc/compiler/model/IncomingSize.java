package dev.netc.compiler.model;

import java.util.Optional;

/** The names {@code channels height width features}: the size that comes into a block or a network. What is declared there hides them. */
final class IncomingSize {

    private IncomingSize() {}

    static void declare(Variables variables, Shape shape) {
        if (shape.isImage()) {
            declare(variables, "channels", shape.channels());
            declare(variables, "height", shape.height());
            declare(variables, "width", shape.width());
        } else {
            declare(variables, "features", shape.channels());
        }
    }

    private static void declare(Variables variables, String name, int size) {
        variables.declare(name, Quantity.Number.of(size), Optional.empty());
    }
}

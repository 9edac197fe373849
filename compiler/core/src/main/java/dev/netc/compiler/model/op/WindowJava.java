package dev.netc.compiler.model.op;

import dev.netc.compiler.model.JavaCall;
import dev.netc.runtime.operator.Window;

/** A window's attributes as Java, each only where it is not the standard. */
final class WindowJava {

    private WindowJava() {}

    static JavaCall stridePadDilation(JavaCall call, Window window, int standardVertical, int standardHorizontal) {
        boolean strides = window.strideHeight() != standardVertical || window.strideWidth() != standardHorizontal;
        boolean dilates = window.dilationHeight() != 1 || window.dilationWidth() != 1;
        return call.thenIf(strides, "stride", window.strideHeight(), window.strideWidth())
                .thenIf(window.padTop() != 0 || window.padLeft() != 0, "pad", window.padTop(), window.padLeft())
                .thenIf(dilates, "dilation", window.dilationHeight(), window.dilationWidth());
    }
}

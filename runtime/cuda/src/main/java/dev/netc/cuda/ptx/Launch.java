package dev.netc.cuda.ptx;

import java.util.List;

/**
 * A kernel of the module and what it is launched with.
 *
 * @param arguments {@code Long} for a device address and for a number of 64 bits, {@code Integer} for one of 32, {@code Float} for a float32
 */
public record Launch(String kernel, Grid grid, List<Object> arguments) {

    public Launch {
        arguments = List.copyOf(arguments);
    }
}

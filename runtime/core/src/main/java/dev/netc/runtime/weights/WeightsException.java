package dev.netc.runtime.weights;

import java.io.IOException;

/** A weights file that is damaged, or that does not fit the network. The message names the file, the parameter and both shapes. */
public final class WeightsException extends IOException {

    private static final long serialVersionUID = 1;

    public WeightsException(String message) {
        super(message);
    }

    public WeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}

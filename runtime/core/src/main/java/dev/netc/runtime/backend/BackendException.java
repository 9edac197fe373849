package dev.netc.runtime.backend;

/** A device that failed or ran out of memory. The message names the layer, the shapes and what to do. */
public final class BackendException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BackendException(String message) {
        super(message);
    }

    public BackendException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.netc.train.data;

import java.io.IOException;

/** Data that is missing or damaged. The message says what was looked for, where, and what to do. */
public final class DataException extends IOException {

    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.netc.train;

/** A training that cannot go on, or not begin. The message says why and what to do. */
public final class TrainingException extends Exception {

    private static final long serialVersionUID = 1;

    public TrainingException(String message) {
        super(message);
    }
}

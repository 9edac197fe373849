package dev.netc.cuda.device;

/** A moment in a {@link Stream}. */
public interface Event extends AutoCloseable {

    /** Waits until it has happened, as it was recorded last; returns at once if it never was recorded. */
    void await();

    @Override
    void close();
}

package dev.netc.cuda.device;

/** A sequence of work on the device. Methods return at once, except {@link #finish}. */
public interface Stream {

    /** The buffer must not change until this is done. */
    void upload(HostBuffer from, long to, long bytes);

    /** The buffer holds the numbers once this is done. */
    void download(long from, HostBuffer to, long bytes);

    void copy(long from, long to, long bytes);

    /** Sets bytes, a multiple of 4, to 0. */
    void clear(long address, long bytes);

    /** The event happens when all before it is done. */
    void record(Event event);

    /** What follows begins after the event, as it was recorded last. */
    void await(Event event);

    /** Waits until everything is done. */
    void finish();
}

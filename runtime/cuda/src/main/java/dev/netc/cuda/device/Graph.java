package dev.netc.cuda.device;

/** Work that was written down once and is begun as one. */
public interface Graph extends AutoCloseable {

    /** Begins it on the computing stream. */
    void launch();

    @Override
    void close();
}

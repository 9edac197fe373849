package dev.netc.cuda.device;

import java.nio.ByteBuffer;

/** Memory of the host that stays where it is, so that the device copies from and to it by itself. */
public interface HostBuffer extends AutoCloseable {

    /** Its contents, in the machine's byte order. */
    ByteBuffer bytes();

    @Override
    void close();
}

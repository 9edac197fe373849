package dev.netc.cuda;

import dev.netc.cuda.device.Event;
import dev.netc.cuda.device.HostBuffer;
import dev.netc.cuda.device.Stream;
import dev.netc.runtime.backend.BackendException;
import java.nio.ByteBuffer;

/** Carries small or large arrays to one place on the device. The array can change as soon as a method returns. */
final class Upload {

    private final Stream stream;
    private final HostBuffer host;
    private final long address;
    private final Event arrived;

    /** @throws BackendException if it is more than a buffer holds */
    Upload(Holdings holdings, Stream stream, long bytes) {
        if (bytes > Integer.MAX_VALUE) {
            throw new BackendException(
                    "a batch of " + bytes + " bytes is more than the cuda backend carries to the device"
                            + " at once, which is 2 GiB; take a smaller batch");
        }
        this.stream = stream;
        host = holdings.host(bytes);
        address = holdings.allocate(bytes);
        arrived = holdings.event();
    }

    /** Where the numbers arrive. */
    long address() {
        return address;
    }

    /** Happens when the last numbers have arrived. */
    Event arrived() {
        return arrived;
    }

    void send(float[] values) {
        buffer().asFloatBuffer().put(values);
        send((long) Float.BYTES * values.length);
    }

    void send(int[] values) {
        buffer().asIntBuffer().put(values);
        send((long) Integer.BYTES * values.length);
    }

    /** The buffer on the host, once what was in it has arrived. */
    ByteBuffer buffer() {
        arrived.await();
        return host.bytes().clear();
    }

    /** Sends so much of the buffer. */
    void send(long bytes) {
        stream.upload(host, address, bytes);
        stream.record(arrived);
    }
}

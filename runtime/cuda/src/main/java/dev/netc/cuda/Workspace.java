package dev.netc.cuda;

import dev.netc.cuda.device.Scratch;

/** Memory that operations use while they run, one after the other: as much as the one that wants most. */
final class Workspace {

    /** Places begin at multiples of this. */
    static final long ALIGNMENT = 256;

    private long bytes;
    private long address;

    static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Says that an operation will use so much. */
    void reserve(long wanted) {
        bytes = Math.max(bytes, wanted);
    }

    /** To be called once all operations have said what they want. */
    void allocate(Holdings holdings) {
        address = bytes == 0 ? 0 : holdings.allocate(bytes);
    }

    long bytes() {
        return bytes;
    }

    /** So much of it, from so many bytes on. */
    Scratch part(long from, long length) {
        return new Scratch(address + from, length);
    }
}

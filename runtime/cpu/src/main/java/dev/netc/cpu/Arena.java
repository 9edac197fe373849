package dev.netc.cpu;

import dev.netc.runtime.backend.BackendException;

/**
 * One array for many buffers. A large array's first element lies 16 bytes behind a multiple of 64, so buffers at {@link #FIRST} and
 * multiples of 16 floats from there begin on a cache line.
 */
final class Arena {

    /** The offset of the first buffer. */
    static final int FIRST = 12;

    /** Floats of a cache line. */
    static final int LINE = 16;

    private Arena() {}

    /** The length of a buffer of so many floats, so that the next begins on a cache line. */
    static long aligned(long floats) {
        return (floats + LINE - 1) / LINE * LINE;
    }

    /** An array for buffers of so many floats in all, with the slack that the kernels may read. */
    static float[] allocate(long floats, String what) {
        long length = FIRST + floats + Kernels.SLACK;
        if (length > Integer.MAX_VALUE - 8) {
            throw new BackendException(what + " needs " + bytes(floats)
                    + ", and the cpu backend can hold at most 8 GiB in one piece; take a smaller batch");
        }
        try {
            return new float[(int) length];
        } catch (OutOfMemoryError e) {
            throw new BackendException(
                    "not enough memory: " + what + " needs " + bytes(floats)
                            + "; take a smaller batch, or give Java more with -Xmx",
                    e);
        }
    }

    private static String bytes(long floats) {
        return String.format("%,d bytes", floats * Float.BYTES);
    }
}

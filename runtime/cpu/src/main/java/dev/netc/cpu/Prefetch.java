package dev.netc.cpu;

/**
 * Reads part of a value in the order of memory, ahead of a kernel that takes a few columns of many channels at a time: what a second-level
 * cache does not hold comes two to three times as fast so, for a processor fetches ahead along a row, and not from plane to plane.
 */
final class Prefetch {

    /** Floats of a cache line. */
    private static final int LINE = 16;

    /** Planes that are read side by side, as memory answers several requests at a time. */
    private static final int STREAMS = 4;

    /** Floats that stay in a second-level cache of 2 MiB, beside what else a kernel has there. */
    private static final int HELD = 256 * 1024;

    private final boolean pays;
    private int sum; // of what was read, which nobody needs: without it C2 would leave the reading out

    /** @param floats that a worker reads of the value in one pass */
    Prefetch(long floats) {
        pays = floats > HELD;
    }

    /**
     * Reads the same part of each of some planes.
     *
     * @param from where it begins in the first
     * @param count how many floats of each
     * @param pitch how far apart two planes lie
     */
    void read(float[] array, int from, int count, int planes, int pitch) {
        if (!pays) {
            return;
        }
        int read = 0;
        for (int plane = 0; plane < planes; plane += STREAMS) {
            int at = from + plane * pitch;
            read += plane + STREAMS <= planes
                    ? readFour(array, at, count, pitch)
                    : readEach(array, at, count, planes - plane, pitch);
        }
        sum = read;
    }

    private static int readFour(float[] array, int from, int count, int pitch) {
        int sum = 0;
        for (int at = from; at < from + count; at += LINE) {
            sum += bits(array, at)
                    + bits(array, at + pitch)
                    + bits(array, at + 2 * pitch)
                    + bits(array, at + 3 * pitch);
        }
        return sum;
    }

    private static int readEach(float[] array, int from, int count, int planes, int pitch) {
        int sum = 0;
        for (int plane = 0; plane < planes; plane++) {
            for (int at = from + plane * pitch; at < from + plane * pitch + count; at += LINE) {
                sum += bits(array, at);
            }
        }
        return sum;
    }

    private static int bits(float[] array, int at) {
        return Float.floatToRawIntBits(array[at]);
    }
}

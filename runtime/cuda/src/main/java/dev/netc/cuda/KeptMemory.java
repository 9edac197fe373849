package dev.netc.cuda;

/** Memory in which operations keep what their backward steps need, beyond the values themselves. */
final class KeptMemory {

    private long bytes;
    private long address;

    /** Reserves so much; gives its place, for {@link #at}. */
    long reserve(long wanted) {
        long place = bytes;
        bytes += Workspace.aligned(wanted);
        return place;
    }

    /** To be called once all operations have said what they want. It holds zeros. */
    void allocate(Holdings holdings) {
        address = bytes == 0 ? 0 : holdings.allocateZeros(bytes);
    }

    long at(long place) {
        return address + place;
    }

    long bytes() {
        return bytes;
    }
}

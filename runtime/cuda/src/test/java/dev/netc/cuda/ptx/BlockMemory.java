package dev.netc.cuda.ptx;

/** Memory as a block sees it: the device's, and what its threads share. Every access is checked. */
final class BlockMemory {

    private static final int WORD = Integer.BYTES;

    private final DeviceMemory device;
    private final Accesses deviceAccesses;
    private final Accesses sharedAccesses = new Accesses();
    private final int[] shared;
    private final int block;
    private int phase;

    BlockMemory(DeviceMemory device, Accesses deviceAccesses, int sharedBytes, int block) {
        this.device = device;
        this.deviceAccesses = deviceAccesses;
        this.shared = new int[sharedBytes / WORD];
        this.block = block;
    }

    /** All threads have come to a barrier. */
    void pass() {
        phase++;
    }

    long load(boolean isShared, Kind kind, long address, int thread) {
        checkAlignment(address, kind);
        int low = isShared ? loadShared(address, thread) : loadDevice(kind, address, thread);
        if (kind.bytes() == WORD) {
            return low;
        }
        int high = isShared ? loadShared(address + WORD, thread) : loadDevice(kind, address + WORD, thread);
        return (long) high << Integer.SIZE | Integer.toUnsignedLong(low);
    }

    void store(boolean isShared, Kind kind, long address, long value, int thread) {
        checkAlignment(address, kind);
        for (int offset = 0; offset < kind.bytes(); offset += WORD) {
            int word = (int) (value >>> offset * Byte.SIZE);
            if (isShared) {
                storeShared(address + offset, word, thread);
            } else {
                storeDevice(kind, address + offset, word, thread);
            }
        }
    }

    private static void checkAlignment(long address, Kind kind) {
        if (address % kind.bytes() != 0) {
            throw new PtxException("address " + address + " is not aligned for ." + kind);
        }
    }

    private int loadShared(long address, int thread) {
        checkShared(address);
        if (!sharedAccesses.wasWritten(address)) {
            throw new PtxException(
                    "thread " + thread + " reads shared memory at " + address + ", which nobody has written");
        }
        sharedAccesses.read(address, block, thread, phase);
        return shared[(int) address / WORD];
    }

    private void storeShared(long address, int word, int thread) {
        checkShared(address);
        sharedAccesses.write(address, block, thread, phase);
        shared[(int) address / WORD] = word;
    }

    private void checkShared(long address) {
        if (address < 0 || address / WORD >= shared.length) {
            throw new PtxException(
                    "address " + address + " is outside of the shared memory, " + shared.length * WORD + " bytes");
        }
    }

    private int loadDevice(Kind kind, long address, int thread) {
        deviceAccesses.read(address, block, thread, phase);
        return kind == Kind.F32 ? Float.floatToRawIntBits(device.readFloat(address)) : device.readInt(address);
    }

    private void storeDevice(Kind kind, long address, int word, int thread) {
        deviceAccesses.write(address, block, thread, phase);
        if (kind == Kind.F32) {
            device.writeFloat(address, Float.intBitsToFloat(word));
        } else {
            device.writeInt(address, word);
        }
    }
}

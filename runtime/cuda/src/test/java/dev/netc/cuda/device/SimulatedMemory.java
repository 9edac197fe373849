package dev.netc.cuda.device;

import dev.netc.cuda.device.DeviceException.Kind;
import dev.netc.cuda.ptx.DeviceMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A device's memory as pieces of bytes with addresses. An access that is not all within one piece throws, and what was never written is NaN
 * to whoever reads it as numbers.
 */
public final class SimulatedMemory implements Memory, DeviceMemory {

    /** Between pieces, so that what runs over an end meets nothing. */
    private static final long GAP = 256;

    private final SimulatedDevice device;
    private final long capacity;
    private final TreeMap<Long, ByteBuffer> pieces = new TreeMap<>();
    private long next = 1L << 40;
    private long used;
    private long pieceAddress;
    private ByteBuffer piece = ByteBuffer.allocate(0);

    SimulatedMemory(SimulatedDevice device, long capacity) {
        this.device = device;
        this.capacity = capacity;
    }

    @Override
    public long allocate(long bytes) {
        device.call("cuMemAlloc");
        if (bytes <= 0) {
            throw new IllegalArgumentException("an allocation of " + bytes + " bytes");
        }
        if (used + bytes > capacity) {
            throw new DeviceException("cuMemAlloc", "CUDA_ERROR_OUT_OF_MEMORY (out of memory)", Kind.OUT_OF_MEMORY);
        }
        byte[] garbage = new byte[Math.toIntExact(bytes)];
        Arrays.fill(garbage, (byte) 0xFF);
        long address = next;
        pieces.put(address, ByteBuffer.wrap(garbage).order(ByteOrder.nativeOrder()));
        next = (address + bytes + 2 * GAP - 1) / GAP * GAP;
        used += bytes;
        return address;
    }

    /** As the driver's, it waits for what may still use the memory. */
    @Override
    public void free(long address) {
        device.finish();
        ByteBuffer freed = pieces.remove(address);
        if (freed == null) {
            throw new IllegalArgumentException("nothing was allocated at " + address);
        }
        used -= freed.capacity();
        pieceAddress = 0;
        piece = ByteBuffer.allocate(0);
    }

    @Override
    public long available() {
        device.call("cuMemGetInfo");
        return capacity - used;
    }

    /** How many pieces there are. */
    int pieces() {
        return pieces.size();
    }

    @Override
    public void write(long address, float[] values) {
        device.call("cuMemcpyHtoD");
        device.finish();
        setFloats(address, values);
    }

    @Override
    public void read(long address, float[] values) {
        device.call("cuMemcpyDtoH");
        device.finish();
        System.arraycopy(floats(address, values.length), 0, values, 0, values.length);
    }

    /** A piece's bytes, positioned at the address. */
    ByteBuffer at(long address, long bytes) {
        if (address < pieceAddress || address + bytes > pieceAddress + piece.capacity()) {
            Map.Entry<Long, ByteBuffer> entry = pieces.floorEntry(address);
            if (entry == null
                    || address + bytes > entry.getKey() + entry.getValue().capacity()) {
                throw new IllegalStateException("no " + bytes + " bytes are allocated at " + address);
            }
            pieceAddress = entry.getKey();
            piece = entry.getValue();
        }
        return piece.clear().position((int) (address - pieceAddress));
    }

    float[] floats(long address, int count) {
        float[] values = new float[count];
        at(address, (long) Float.BYTES * count)
                .slice()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .get(values);
        return values;
    }

    void setFloats(long address, float[] values) {
        at(address, (long) Float.BYTES * values.length)
                .slice()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(values);
    }

    @Override
    public float readFloat(long address) {
        return at(address, Float.BYTES).getFloat();
    }

    @Override
    public void writeFloat(long address, float value) {
        at(address, Float.BYTES).putFloat(value);
    }

    @Override
    public int readInt(long address) {
        return at(address, Integer.BYTES).getInt();
    }

    @Override
    public void writeInt(long address, int value) {
        at(address, Integer.BYTES).putInt(value);
    }
}

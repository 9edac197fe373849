package dev.netc.cuda.device;

import java.nio.FloatBuffer;
import jcuda.driver.JCudaDriver;

/** The memory of the device, and what carries arrays to and from it in pieces. */
final class CudaMemory implements Memory {

    private static final int PIECE = 1 << 20;

    private final CudaStream stream;
    private final CudaHostBuffer piece = new CudaHostBuffer((long) Float.BYTES * PIECE);
    private final FloatBuffer numbers = piece.bytes().asFloatBuffer();

    CudaMemory(CudaStream stream) {
        this.stream = stream;
    }

    @Override
    public long allocate(long bytes) {
        Address.Allocated allocated = new Address.Allocated();
        Status.driver("cuMemAlloc", JCudaDriver.cuMemAlloc(allocated, bytes));
        return allocated.address();
    }

    @Override
    public void free(long address) {
        JCudaDriver.cuMemFree(Address.device(address));
    }

    @Override
    public long available() {
        long[] free = new long[1];
        Status.driver("cuMemGetInfo", JCudaDriver.cuMemGetInfo(free, new long[1]));
        return free[0];
    }

    @Override
    public void write(long address, float[] values) {
        for (int from = 0; from < values.length; from += PIECE) {
            int count = Math.min(PIECE, values.length - from);
            numbers.put(0, values, from, count);
            stream.upload(piece, address + (long) Float.BYTES * from, (long) Float.BYTES * count);
            stream.finish();
        }
    }

    @Override
    public void read(long address, float[] values) {
        for (int from = 0; from < values.length; from += PIECE) {
            int count = Math.min(PIECE, values.length - from);
            stream.download(address + (long) Float.BYTES * from, piece, (long) Float.BYTES * count);
            stream.finish();
            numbers.get(0, values, from, count);
        }
    }

    void close() {
        piece.close();
    }
}

package dev.netc.cuda.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jcuda.Pointer;
import jcuda.driver.JCudaDriver;

/** Page-locked memory. */
final class CudaHostBuffer implements HostBuffer {

    private final Pointer pointer = new Pointer();
    private final ByteBuffer bytes;

    CudaHostBuffer(long size) {
        Status.driver("cuMemAllocHost", JCudaDriver.cuMemAllocHost(pointer, size));
        bytes = pointer.getByteBuffer(0, size).order(ByteOrder.nativeOrder());
    }

    Pointer pointer() {
        return pointer;
    }

    @Override
    public ByteBuffer bytes() {
        return bytes;
    }

    @Override
    public void close() {
        JCudaDriver.cuMemFreeHost(pointer);
    }
}

package dev.netc.cuda.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Memory of the host. */
final class SimulatedHostBuffer implements HostBuffer {

    private final SimulatedDevice device;
    private final ByteBuffer bytes;

    SimulatedHostBuffer(SimulatedDevice device, long size) {
        this.device = device;
        byte[] garbage = new byte[Math.toIntExact(size)];
        Arrays.fill(garbage, (byte) 0xFF);
        bytes = ByteBuffer.wrap(garbage).order(ByteOrder.nativeOrder());
    }

    @Override
    public ByteBuffer bytes() {
        return bytes;
    }

    @Override
    public void close() {
        device.release();
    }
}

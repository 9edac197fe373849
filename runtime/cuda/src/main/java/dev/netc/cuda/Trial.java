package dev.netc.cuda;

import dev.netc.cuda.device.ConvolutionShape;
import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.DeviceException;
import dev.netc.cuda.device.DeviceException.Kind;
import dev.netc.cuda.device.Scratch;

/** Memory to try a convolution in, for as long as that takes; all zeros, and as much workspace as can be spared. */
final class Trial implements AutoCloseable {

    private static final long MOST_WORKSPACE = 2L << 30;
    private static final long LEAST_WORKSPACE = 1L << 16;

    private final Holdings holdings;
    private final ConvolutionShape shape;
    private final long numbers;
    private final Scratch workspace;

    Trial(Device device, ConvolutionShape shape) {
        this.shape = shape;
        holdings = new Holdings(device);
        try {
            numbers = holdings.allocateZeros(biasPlace()
                    + Workspace.aligned((long) Float.BYTES * shape.y().channels()));
            workspace = allocateWorkspace(device);
        } catch (DeviceException e) {
            holdings.close();
            throw e;
        }
    }

    private Scratch allocateWorkspace(Device device) {
        long spared = device.memory().available() / 2;
        for (long bytes = MOST_WORKSPACE; bytes >= LEAST_WORKSPACE; bytes /= 2) {
            try {
                if (bytes <= spared) {
                    return new Scratch(holdings.allocate(bytes), bytes);
                }
            } catch (DeviceException e) {
                if (e.kind() != Kind.OUT_OF_MEMORY) {
                    throw e;
                }
            }
        }
        return new Scratch(0, 0);
    }

    long x() {
        return numbers;
    }

    long weight() {
        return numbers + weightPlace();
    }

    long y() {
        return numbers + yPlace();
    }

    long bias() {
        return numbers + biasPlace();
    }

    private long weightPlace() {
        return Workspace.aligned(shape.x().bytes());
    }

    private long yPlace() {
        return weightPlace() + Workspace.aligned((long) Float.BYTES * shape.weights());
    }

    private long biasPlace() {
        return yPlace() + Workspace.aligned(shape.y().bytes());
    }

    Scratch workspace() {
        return workspace;
    }

    @Override
    public void close() {
        holdings.close();
    }
}

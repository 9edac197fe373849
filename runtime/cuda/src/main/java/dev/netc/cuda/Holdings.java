package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.DeviceException;
import dev.netc.cuda.device.Event;
import dev.netc.cuda.device.Graph;
import dev.netc.cuda.device.HostBuffer;
import dev.netc.cuda.device.Stream;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was taken from a device, to be given back in the opposite order once nothing uses it any more. */
final class Holdings implements AutoCloseable {

    private final Device device;
    private final Deque<Runnable> returning = new ArrayDeque<>();

    Holdings(Device device) {
        this.device = device;
    }

    Device device() {
        return device;
    }

    /** Memory of the device. */
    long allocate(long bytes) {
        long address = device.memory().allocate(bytes);
        returning.push(() -> device.memory().free(address));
        return address;
    }

    /** Memory of the device that holds zeros. */
    long allocateZeros(long bytes) {
        long address = allocate(bytes);
        device.computing().clear(address, bytes);
        return address;
    }

    HostBuffer host(long bytes) {
        HostBuffer buffer = device.host(bytes);
        returning.push(buffer::close);
        return buffer;
    }

    Event event() {
        Event event = device.event();
        returning.push(event::close);
        return event;
    }

    Graph graph(Runnable work) {
        Graph graph = device.capture(work);
        returning.push(graph::close);
        return graph;
    }

    @Override
    public void close() {
        if (!returning.isEmpty()) {
            settle(device.copying());
            settle(device.computing());
        }
        while (!returning.isEmpty()) {
            returning.pop().run();
        }
    }

    /** Waits for what uses the things; a device that has failed uses nothing any more. */
    private void settle(Stream stream) {
        try {
            device.attach();
            stream.finish();
        } catch (DeviceException e) {
            // Whoever began the work has been told, or no longer wants to know.
        }
    }
}

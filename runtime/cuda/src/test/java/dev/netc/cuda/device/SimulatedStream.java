package dev.netc.cuda.device;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A stream that does everything as late as it may: only when somebody waits for it. So whoever reads or changes a buffer of the host too early
 * gets wrong numbers here each time, and not just now and then.
 */
final class SimulatedStream implements Stream {

    private final SimulatedDevice device;
    private final Deque<Runnable> begun = new ArrayDeque<>();
    private List<Runnable> captured;
    private long count;
    private long done;

    SimulatedStream(SimulatedDevice device) {
        this.device = device;
    }

    /** Begins something that is done later. */
    void begin(String call, Runnable work) {
        device.call(call);
        if (captured != null) {
            captured.add(work);
        } else {
            begun.add(work);
            count++;
        }
    }

    List<Runnable> capture(Runnable work) {
        captured = new ArrayList<>();
        try {
            work.run();
            return captured;
        } finally {
            captured = null;
        }
    }

    boolean isCapturing() {
        return captured != null;
    }

    void runUntil(long moment) {
        while (done < moment && !begun.isEmpty()) {
            done++;
            begun.poll().run();
        }
    }

    @Override
    public void upload(HostBuffer from, long to, long bytes) {
        begin("cuMemcpyHtoDAsync", () -> device.memory().at(to, bytes).put(first(from, bytes)));
    }

    @Override
    public void download(long from, HostBuffer to, long bytes) {
        begin("cuMemcpyDtoHAsync", () -> {
            byte[] copied = new byte[Math.toIntExact(bytes)];
            device.memory().at(from, bytes).get(copied);
            first(to, bytes).put(copied);
        });
    }

    private static ByteBuffer first(HostBuffer buffer, long bytes) {
        return buffer.bytes().duplicate().clear().limit(Math.toIntExact(bytes));
    }

    @Override
    public void copy(long from, long to, long bytes) {
        begin("cuMemcpyDtoDAsync", () -> {
            byte[] copied = new byte[Math.toIntExact(bytes)];
            device.memory().at(from, bytes).get(copied);
            device.memory().at(to, bytes).put(copied);
        });
    }

    @Override
    public void clear(long address, long bytes) {
        begin("cuMemsetD32Async", () -> device.memory().at(address, bytes).put(new byte[Math.toIntExact(bytes)]));
    }

    @Override
    public void record(Event event) {
        device.call("cuEventRecord");
        requireNoCapture("an event recorded");
        ((SimulatedEvent) event).happens(this, count);
    }

    @Override
    public void await(Event event) {
        requireNoCapture("an event awaited");
        begin("cuStreamWaitEvent", ((SimulatedEvent) event).cause());
    }

    @Override
    public void finish() {
        device.call("cuStreamSynchronize");
        requireNoCapture("a wait");
        runUntil(count);
    }

    void requireNoCapture(String what) {
        if (captured != null) {
            throw new IllegalStateException(what + " within a graph");
        }
    }
}

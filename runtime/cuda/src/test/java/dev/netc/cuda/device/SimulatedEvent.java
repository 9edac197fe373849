package dev.netc.cuda.device;

/** A moment in a simulated stream. */
final class SimulatedEvent implements Event {

    private final SimulatedDevice device;
    private SimulatedStream stream;
    private long moment;

    SimulatedEvent(SimulatedDevice device) {
        this.device = device;
    }

    void happens(SimulatedStream where, long when) {
        stream = where;
        moment = when;
    }

    /** What makes it happen, as it was recorded last. */
    Runnable cause() {
        SimulatedStream where = stream;
        long when = moment;
        return () -> {
            if (where != null) {
                where.runUntil(when);
            }
        };
    }

    @Override
    public void await() {
        device.call("cuEventSynchronize");
        cause().run();
    }

    @Override
    public void close() {
        device.release();
    }
}

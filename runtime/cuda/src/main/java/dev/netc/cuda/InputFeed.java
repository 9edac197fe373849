package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.Event;

/**
 * The batch's way in. It travels on a stream of its own to a place of its own, while the step before may still be running, and is moved to
 * where the network reads it when a pass begins.
 */
final class InputFeed {

    private final Device device;
    private final Activation input;
    private final Upload upload;
    private final Event moved;
    private boolean isFresh;

    InputFeed(Holdings holdings, Activation input) {
        device = holdings.device();
        this.input = input;
        upload = new Upload(holdings, device.copying(), input.bytes());
        moved = holdings.event();
    }

    /** Sends a batch off. */
    void send(float[] samples) {
        device.copying().await(moved);
        upload.send(samples);
        isFresh = true;
    }

    /** To be called before a pass reads its input. */
    void arrive() {
        if (isFresh) {
            device.computing().await(upload.arrived());
            device.computing().copy(upload.address(), input.at(), input.bytes());
            device.computing().record(moved);
            isFresh = false;
        }
    }
}

package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.DeviceException;
import dev.netc.runtime.backend.BackendException;

/** The way in from a caller's thread to the device. */
record Entrance(Device device) {

    /**
     * Does something with the device.
     *
     * @param what it is, for messages: "copying a batch to the device"
     * @throws BackendException if the device fails, maybe at what was begun before
     */
    void run(String what, Runnable action) {
        try {
            device.attach();
            action.run();
        } catch (DeviceException e) {
            throw new BackendException(what + " failed: " + e.getMessage(), e);
        }
    }
}

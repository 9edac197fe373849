package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.ptx.Launch;

/**
 * Something that is begun on the device, the same each time.
 *
 * @param name the kernel, or the library's call
 */
record Task(String name, Runnable action) {

    /** A kernel of our own. */
    static Task of(Device device, Launch launch) {
        return new Task(launch.kernel(), device.kernel(launch));
    }
}

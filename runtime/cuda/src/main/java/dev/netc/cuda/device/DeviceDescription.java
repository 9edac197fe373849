package dev.netc.cuda.device;

/**
 * What is known of a device.
 *
 * @param memory bytes
 * @param libraries the versions of driver and libraries, for a person to read
 */
public record DeviceDescription(String name, int major, int minor, long memory, String libraries) {

    @Override
    public String toString() {
        return String.format(
                "%s (compute capability %d.%d, %.0f GiB, %s)", name, major, minor, memory / 0x1p30, libraries);
    }
}

package dev.netc.cuda.device;

/** A call of the driver or of a library that failed. The message is the call and what it said. */
public final class DeviceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What can be done about it. */
    public enum Kind {
        OUT_OF_MEMORY,
        NOT_SUPPORTED,
        FAILED
    }

    private final Kind kind;

    public DeviceException(String call, String status, Kind kind) {
        super(call + " said " + status);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}

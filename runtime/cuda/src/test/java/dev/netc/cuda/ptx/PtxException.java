package dev.netc.cuda.ptx;

/** PTX that is not well-formed, or a kernel that does what no kernel may. */
public final class PtxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PtxException(String message) {
        super(message);
    }

    PtxException(String message, Throwable cause) {
        super(message, cause);
    }
}

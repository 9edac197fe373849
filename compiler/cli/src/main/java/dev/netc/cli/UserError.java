package dev.netc.cli;

/** Something that the person at the keyboard can mend. The message says what was expected, what was found and what to do. */
final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private UserError(String message, int exitCode, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    UserError(String message) {
        this(message, ExitCode.USAGE, null);
    }

    UserError(String message, Throwable cause) {
        this(message, ExitCode.USAGE, cause);
    }

    /** The findings have been printed; there is nothing to add to them but what they mean for the command. */
    static UserError findings(String message) {
        return new UserError(message, ExitCode.FINDINGS, null);
    }

    int exitCode() {
        return exitCode;
    }
}

package dev.netc.compiler.source;

/** What a stretch of rendered text is, which decides its colour. */
enum Ink {
    NONE(""),
    STRONG("1"),
    ERROR("1;31"),
    WARNING("1;33"),
    FRAME("1;34"),
    NOTE("1;34"),
    FIX("1;32");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** The escape sequence of a terminal that begins this colour and ends any other. */
    String begin() {
        return this == NONE ? "\u001b[0m" : "\u001b[0;" + code + "m";
    }

    static Ink of(Problem.Severity severity) {
        return switch (severity) {
            case ERROR -> ERROR;
            case WARNING -> WARNING;
        };
    }
}

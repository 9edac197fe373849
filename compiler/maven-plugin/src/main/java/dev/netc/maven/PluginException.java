package dev.netc.maven;

/** A project that is set up wrongly. The message says what was expected, what was found and what to do. */
final class PluginException extends Exception {

    private static final long serialVersionUID = 1;

    PluginException(String message) {
        super(message);
    }
}

package dev.netc.compiler;

import dev.netc.compiler.lint.SeverityPolicy;
import dev.netc.compiler.lint.SeverityPolicy.Level;
import dev.netc.compiler.manual.Manuals;
import dev.netc.compiler.model.Suggestion;
import dev.netc.compiler.source.Problem.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/** How grave somebody wants findings to be, as it is written on a command line or in a build: a level behind each name. */
public final class Severities {

    private final Map<String, Level> levels = new LinkedHashMap<>();

    /** A name or a level that there is not, or that does not go with another. */
    public static final class UnknownException extends Exception {

        private static final long serialVersionUID = 1;

        UnknownException(String message) {
            super(message);
        }
    }

    /**
     * Asks for a level.
     *
     * @throws UnknownException if no finding has this name, it is an error, which stays one, or another level was asked for before
     */
    public void put(String name, Level level) throws UnknownException {
        if (!Manuals.names().contains(name)) {
            throw new UnknownException("no finding is called '" + name + "'"
                    + Suggestion.nearest(name, Manuals.names())
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse("; 'netc explain' lists them"));
        }
        if (level != Level.ERROR && Manuals.of(name).orElseThrow().severity() == Severity.ERROR) {
            throw new UnknownException(name + " is an error: without its network there is nothing to allow");
        }
        Level before = levels.put(name, level);
        if (before != null && before != level) {
            throw new UnknownException(name + " is asked to be both " + word(before) + " and " + word(level));
        }
    }

    /**
     * Asks for a level by its word: {@code error}, {@code warn} or {@code allow}.
     *
     * @throws UnknownException as {@link #put(String, Level)}, or for another word
     */
    public void put(String name, String word) throws UnknownException {
        for (Level level : Level.values()) {
            if (word(level).equals(word)) {
                put(name, level);
                return;
            }
        }
        throw new UnknownException(name + ": expected error, warn or allow, found '" + word + "'");
    }

    private static String word(Level level) {
        return switch (level) {
            case ERROR -> "error";
            case WARNING -> "warn";
            case OFF -> "allow";
        };
    }

    /** @param warningsAreErrors whether a warning of which nothing was said is an error */
    public SeverityPolicy policy(boolean warningsAreErrors) {
        return new SeverityPolicy(levels, warningsAreErrors);
    }
}
